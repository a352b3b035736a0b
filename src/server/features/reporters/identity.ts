/** Who a reporter is, without the database knowing: keyed hashes instead of names and numbers. */
import type { ContactInput } from '../../../contract/index.ts'
import { cleanText } from '../../../core/text/index.ts'
import { pinyinKeys } from '../../../core/text/pinyin.ts'
import type { Vault } from '../../platform/crypto/index.ts'

export interface ReporterIdentity {
  readonly identity: Buffer
  readonly matchKey: Buffer
}

export function normalisePhone(phone: string | undefined): string {
  const digits = (phone ?? '').normalize('NFKC').replace(/[^\d+]/g, '')
  return digits.replace(/^(\+|00)86/, '').replace(/^\+/, '00')
}

export function cleanContact(contact: ContactInput): ContactInput {
  const entries = Object.entries(contact).map(([key, value]) => [key, typeof value === 'string' ? cleanText(value) : value]).filter(([, value]) => value)
  return Object.fromEntries(entries) as ContactInput // only optional text fields, some left out
}

export function isEmptyContact(contact: ContactInput): boolean {
  return !contact.name && !contact.phone && !contact.email
}

/** The same phone or e-mail is the same reporter, however the name is written; without either the name must do. */
export function identify(vault: Vault, contact: ContactInput): ReporterIdentity {
  const phone = normalisePhone(contact.phone)
  const email = (contact.email ?? '').trim().toLowerCase()
  const name = (contact.name ?? '').replace(/\s+/g, '').toLowerCase()
  const match = phone ? `phone:${phone}` : email ? `email:${email}` : `name:${name}`
  return { identity: vault.keyedHash('reporter-identity', `${match}|${name}`), matchKey: vault.keyedHash('reporter-match', match) }
}

/** Keyed hashes of the pieces of a contact that somebody may type: beginnings and ends of the phone, the name and its pinyin. */
export function lookUpKeys(vault: Vault, contact: ContactInput): number[] {
  const pieces = new Set<string>()
  const phone = normalisePhone(contact.phone)
  for (let length = 4; length <= phone.length; length++) {
    pieces.add(`p:${phone.slice(0, length)}`)
    pieces.add(`p:${phone.slice(-length)}`)
  }
  for (const name of [contact.name, contact.company]) if (name) addNamePieces(pieces, name)
  const email = (contact.email ?? '').toLowerCase()
  for (let length = 3; length <= Math.min(email.length, 40); length++) pieces.add(`e:${email.slice(0, length)}`)
  return [...new Set([...pieces].map((piece) => hashPiece(vault, piece)))]
}

function addNamePieces(pieces: Set<string>, written: string): void {
  const name = written.normalize('NFKC').toLowerCase().replace(/\s+/g, '').slice(0, 40)
  for (let at = 0; at < name.length; at++) {
    pieces.add(`n:${name.slice(at, at + 1)}`)
    if (at + 2 <= name.length) pieces.add(`n:${name.slice(at, at + 2)}`)
  }
  for (const key of Object.values(pinyinKeys(written))) {
    for (let length = 2; length <= Math.min(key.length, 20); length++) pieces.add(`y:${key.slice(0, length)}`)
  }
}

/** The hashes that all must be there for what was typed; none when it is too short to look for. */
export function queryKeys(vault: Vault, typed: string): number[] {
  const text = typed.normalize('NFKC').toLowerCase().trim()
  const digits = normalisePhone(text)
  if (/^[\d+\-\s()]+$/.test(text)) return digits.length >= 4 ? [hashPiece(vault, `p:${digits}`)] : []
  if (text.includes('@')) return [hashPiece(vault, `e:${text.slice(0, 40)}`)]
  const name = text.replace(/\s+/g, '')
  if (/^[a-z]+$/.test(name)) return name.length >= 2 ? [hashPiece(vault, `y:${name.slice(0, 20)}`)] : []
  if (name.length === 1) return [hashPiece(vault, `n:${name}`)]
  const pairs = Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2))
  return pairs.map((pair) => hashPiece(vault, `n:${pair}`))
}

function hashPiece(vault: Vault, piece: string): number {
  return vault.keyedHash('reporter-look-up', piece).readInt32BE(0)
}

const star = '*'

/** Enough to recognise somebody by, not enough to reach them. */
export function maskContact(contact: ContactInput): ContactInput {
  const phone = contact.phone ?? ''
  const [user = '', domain = ''] = (contact.email ?? '').split('@')
  return {
    ...(contact.name ? { name: `${contact.name.slice(0, 1)}${star.repeat(2)}` } : {}),
    ...(phone ? { phone: phone.length >= 7 ? `${phone.slice(0, 3)}${star.repeat(4)}${phone.slice(-4)}` : star.repeat(4) } : {}),
    ...(contact.email ? { email: `${user.slice(0, 1)}${star.repeat(3)}@${domain}` } : {}),
    ...(contact.company ? { company: contact.company } : {}),
  }
}
