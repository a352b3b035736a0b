/** Passwords: argon2id with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane). */
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** The number of argon2id; the library declares it as a const enum, which type stripping cannot read. */
const ARGON2ID = 2
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS)
}

let decoy: Promise<string> | undefined

/** Whether it is the right one. Without a hash (unknown login, no password) it takes as long and says no. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has')
  const right = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return right && stored !== null && stored !== undefined
}

const COMMON = ['1234567890', '0123456789', 'password', 'qwertyuiop', 'iloveyou', 'admin', 'huiyin', '123456789', 'abcdefghij', 'asdfghjkl', '11111111', '88888888']

/** Long enough is checked at the edge; here, that it is not the login, the same character over and over, or a common one with trimmings. */
export function isWeakPassword(password: string, login: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  if (login.length >= 3 && folded.includes(login.toLowerCase())) return true
  if (new Set(folded).size < 4) return true
  return COMMON.some((common) => folded.replaceAll(common, '').length < 4 && folded.includes(common))
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ234679'

/** An initial password that can be read out over the telephone: three groups of four, about 68 bits. */
export function makePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return [group(), group(), group()].join('-')
}
