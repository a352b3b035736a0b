import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { OperatorError } from '../operator-error.ts'

/** The keys of this installation: in a file of their own, never in the database and never in a log. */
export type Secrets = {
  /** Encrypts contact data at rest, 32 bytes. */
  readonly dataKey: Buffer
  /** Signs sessions and hashes tokens, 32 bytes. */
  readonly sessionKey: Buffer
  /** Tells two data keys apart without telling anything about them; stored in the database. */
  readonly fingerprint: string
}

export type SecretsSource = { readonly home: string; readonly secretsFile?: string | undefined; readonly dataKey?: string | undefined }

const KEY_BYTES = 32
const key = z.base64().transform((text) => Buffer.from(text, 'base64')).refine((bytes) => bytes.length === KEY_BYTES)
const fileShape = z.object({ dataKey: key, sessionKey: key })

const derive = (from: Buffer, purpose: string): Buffer => createHmac('sha256', from).update(`huiyin ${purpose}`).digest()

/** The first 16 hex digits of a keyed hash: enough to see that a key is another one. */
const fingerprintOf = (dataKey: Buffer): string => derive(dataKey, 'fingerprint').toString('hex').slice(0, 16)

const broken = (file: string, cause: unknown): OperatorError =>
  new OperatorError({
    zh: `密钥文件 ${file} 无法读取或内容不完整。请从备份恢复它；没有它就读不出已加密的联系方式。`,
    en: `The secrets file ${file} cannot be read or is not whole. Restore it from the backup: without it, encrypted contact data cannot be read.`,
  }, cause)

const readSecrets = (file: string): { dataKey: Buffer; sessionKey: Buffer } => {
  try {
    const secrets = fileShape.parse(JSON.parse(readFileSync(file, 'utf8')))
    // A restored backup or a copied folder may have opened it to others.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
    return secrets
  } catch (error) {
    throw broken(file, error)
  }
}

/** Written whole beside and then renamed: a start that is killed here leaves no half file. The caller holds the folder's lock. */
const makeSecrets = (file: string): void => {
  const beside = `${file}.new`
  rmSync(beside, { force: true })
  const text = JSON.stringify({
    dataKey: randomBytes(KEY_BYTES).toString('base64'),
    sessionKey: randomBytes(KEY_BYTES).toString('base64'),
  }, null, 2)
  const handle = openSync(beside, 'wx', 0o600)
  try {
    writeSync(handle, `${text}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, file)
}

/**
 * Loads the keys: from HUIYIN_DATA_KEY, else from HUIYIN_SECRETS_FILE, else from `secrets.json` in the data folder,
 * which is made on the first start. Throws when a file is there but not readable as keys.
 */
export const loadSecrets = (source: SecretsSource): Secrets => {
  if (source.dataKey !== undefined) {
    const dataKey = Buffer.from(source.dataKey, 'base64')
    return { dataKey, sessionKey: derive(dataKey, 'session'), fingerprint: fingerprintOf(dataKey) }
  }
  const file = source.secretsFile ?? join(source.home, 'secrets.json')
  if (!existsSync(file) && source.secretsFile === undefined) makeSecrets(file)
  const secrets = readSecrets(file)
  return { ...secrets, fingerprint: fingerprintOf(secrets.dataKey) }
}
