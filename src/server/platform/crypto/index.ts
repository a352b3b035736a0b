/** Encryption at rest and keyed hashes, with the data key that is not in the database. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export interface Vault {
  readonly seal: (value: unknown) => Buffer
  /** The value as it was sealed. Throws when the bytes were changed or sealed with another key. */
  readonly open: (bytes: Buffer) => unknown
  readonly sealBytes: (bytes: Buffer) => Buffer
  readonly openBytes: (bytes: Buffer) => Buffer
  /** HMAC-SHA256 with a key of this purpose's own: hashes of different purposes cannot be compared. */
  readonly keyedHash: (purpose: string, text: string) => Buffer
}

/** First byte of everything sealed: AES-256-GCM, 12 bytes nonce, 16 bytes tag (NIST SP 800-38D), then the ciphertext. */
const AES_256_GCM = 1
const NONCE = 12
const TAG = 16

/** Opens the vault of a 32-byte data key. Nonces are random: safe for 2^32 seals under one key. */
export function openVault(dataKey: Buffer): Vault {
  if (dataKey.length !== 32) throw new RangeError('a data key has 32 bytes')
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', dataKey, '', `huiyin ${purpose}`, 32))
  const sealingKey = derive('seal')
  const hashingKeys = new Map<string, Buffer>()

  const hashingKey = (purpose: string): Buffer => {
    const known = hashingKeys.get(purpose)
    if (known) return known
    const made = derive(`hash ${purpose}`)
    hashingKeys.set(purpose, made)
    return made
  }
  const sealBytes = (bytes: Buffer): Buffer => {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce, { authTagLength: TAG })
    cipher.setAAD(Buffer.of(AES_256_GCM))
    const text = Buffer.concat([cipher.update(bytes), cipher.final()])
    return Buffer.concat([Buffer.of(AES_256_GCM), nonce, cipher.getAuthTag(), text])
  }
  const openBytes = (sealed: Buffer): Buffer => {
    if (sealed[0] !== AES_256_GCM || sealed.length < 1 + NONCE + TAG) throw new Error('not something this vault sealed')
    const decipher = createDecipheriv('aes-256-gcm', sealingKey, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
    decipher.setAAD(Buffer.of(AES_256_GCM))
    decipher.setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG))
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()])
  }
  return {
    sealBytes,
    openBytes,
    seal: (value) => sealBytes(Buffer.from(JSON.stringify(value))),
    open: (bytes) => JSON.parse(openBytes(bytes).toString()) as unknown,
    keyedHash: (purpose, text) => createHmac('sha256', hashingKey(purpose)).update(text).digest(),
  }
}
