/** Reporters are recognised by keyed hashes; what they are called stays encrypted. */
import type { ContactInput } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { Vault } from '../../platform/crypto/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { identify, lookUpKeys, queryKeys } from './identity.ts'
import { addReporters, findReporters } from './store.ts'
import { findByLookUp } from './views.ts'

export interface FoundReporter {
  readonly id: number
  readonly contact: ContactInput
  readonly tickets: number
  readonly lastNumber: string | null
}

export interface Reporters {
  /** Ids of these contacts, known or new, in order; undefined where there is no contact. */
  readonly recognise: (tx: Tx, contacts: readonly (ContactInput | undefined)[]) => Promise<(number | undefined)[]>
  /** People whose name, pinyin, phone or e-mail begins or ends as typed, as far as the viewer may see a ticket of theirs. */
  readonly lookUp: (viewer: Viewer, typed: string, most?: number) => Promise<FoundReporter[]>
}

export function createReporters(deps: { readonly db: Db; readonly vault: Vault }): Reporters {
  const { db, vault } = deps
  return {
    recognise: async (tx, contacts) => {
      const identities = contacts.map((contact) => contact && identify(vault, contact))
      const asked = identities.flatMap((identity) => identity?.identity ?? [])
      const known = await findReporters(tx, asked)
      const missing = new Map<string, { identity: Buffer; matchKey: Buffer; contact: Buffer; lookUp: number[] }>()
      contacts.forEach((contact, index) => {
        const identity = identities[index]
        const key = identity?.identity.toString('hex')
        if (!contact || !identity || key === undefined || known.has(key) || missing.has(key)) return
        missing.set(key, { ...identity, contact: vault.seal(contact), lookUp: lookUpKeys(vault, contact) })
      })
      const added = await addReporters(tx, [...missing.values()])
      return identities.map((identity) => {
        const key = identity?.identity.toString('hex') ?? ''
        return known.get(key) ?? added.get(key)
      })
    },
    lookUp: async (viewer, typed, most = 8) => {
      const keys = queryKeys(vault, typed)
      if (keys.length === 0) return []
      const rows = await findByLookUp(db, viewer, keys, most)
      return rows.map(({ contact, ...row }) => ({ ...row, contact: vault.open(contact) as ContactInput })) // sealed from a ContactInput above
    },
  }
}
