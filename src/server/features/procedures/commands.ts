/** The life of a version: handed in as a draft, signed by three people, published, withdrawn. Published texts never change. */
import { SIGNATURES } from '../../../contract/index.ts'
import type { SignatureRole } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { addNeededPosts } from '../posts/index.ts'
import { addNeededRegisters } from '../registers/index.ts'
import { addNeededUnits } from '../units/index.ts'
import { adopt } from './adopt.ts'
import { checkText } from './check.ts'
import type { ProcedureRegistry } from './registry.ts'
import { addSignature, addVersion, lockVersion, markPublished, markWithdrawn, newestPublished, removeDraft, replaceDraft, signaturesOf } from './store.ts'
import type { NewVersion, VersionRow } from './store.ts'

export interface VersionDeps {
  readonly db: Db
  readonly now: () => number
  readonly procedures: ProcedureRegistry
  /** What this process knows of the directory is out of date. */
  readonly directoryChanged: () => Promise<void>
}

/** Which version of which procedure. */
export interface VersionName {
  readonly id: string
  readonly version: number
}

export interface Signing {
  readonly role: SignatureRole
  /** Of the text that was read, in hexadecimal. */
  readonly hash: string
  /** Codes of the warnings accepted. */
  readonly accepted: readonly string[]
}

export interface VersionCommands {
  /** Throws `procedure.invalid` with the findings, `procedure.version_wrong`. Handing the same version in again replaces the draft and its signatures. */
  readonly draft: (by: number, source: string) => Promise<VersionName>
  readonly discard: (by: number, name: VersionName) => Promise<void>
  /** Throws `procedure.stale`, `procedure.sign_order`, `procedure.signed_already`, `procedure.one_signature_each`, `procedure.warnings_open`. */
  readonly sign: (by: number, name: VersionName, signing: Signing) => Promise<void>
  /** From now on new tickets begin on it. Units, posts and registers it counts on are added, empty. Throws `procedure.not_signed`, `procedure.invalid`. */
  readonly publish: (by: number, name: VersionName) => Promise<void>
  /** No new tickets; those that run go on. Throws `procedure.not_current`. */
  readonly withdraw: (by: number, name: VersionName) => Promise<void>
}

export function createVersions(deps: VersionDeps): VersionCommands {
  const change = async <T>(id: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const answer = await changeOrganisation(deps.db, { kind: 'procedure', id }, work)
    await deps.procedures.refresh()
    return answer
  }
  const record = (tx: Tx, by: number, type: string, data: Readonly<Record<string, unknown>>): Promise<void> =>
    recordAdminEvent(tx, { at: deps.now(), actor: `person:${by}`, type: `procedure.${type}`, data })
  return {
    draft: async (by, source) => {
      const { procedure, hash, findings } = checkText(source, inForce(deps))
      const { id, version, title } = procedure
      await change(id, async (tx) => {
        const replaced = await keepDraft(tx, { id, version, title, source, hash, findings, at: new Date(deps.now()), by })
        await record(tx, by, 'drafted', { procedure: id, version, hash: hash.toString('hex'), replaced })
      })
      return { id, version }
    },
    discard: (by, { id, version }) => change(id, async (tx) => {
      const { hash } = await loadDraft(tx, { id, version })
      await removeDraft(tx, id, version)
      await record(tx, by, 'discarded', { procedure: id, version, hash: hash.toString('hex') })
    }),
    sign: (by, name, signing) => change(name.id, async (tx) => {
      const { id, version, hash, findings } = await loadDraft(tx, name)
      if (hash.toString('hex') !== signing.hash) throw new AppError('procedure.stale')
      checkTurn(by, signing.role, await signaturesOf(tx, id, version))
      const open = [...new Set(findings.map((finding) => finding.code))].filter((code) => !signing.accepted.includes(code))
      if (signing.role === 'reviewed' && open.length > 0) throw new AppError('procedure.warnings_open', { open })
      const accepted = signing.role === 'reviewed' ? [...new Set(findings.map((finding) => finding.code))] : []
      await addSignature(tx, id, version, { role: signing.role, person: by, hash, accepted, at: new Date(deps.now()) })
      await record(tx, by, 'signed', { procedure: id, version, hash: signing.hash, as: signing.role, accepted })
    }),
    publish: async (by, name) => {
      const units = await change(name.id, (tx) => publish(deps, tx, by, name, (data) => record(tx, by, 'published', data)))
      if (units > 0) await deps.directoryChanged()
    },
    withdraw: (by, { id, version }) => change(id, async (tx) => {
      const row = await load(tx, { id, version })
      if (!row.published || row.withdrawn || version !== (await newestPublished(tx, id))) throw new AppError('procedure.not_current')
      await markWithdrawn(tx, id, version, new Date(deps.now()))
      await record(tx, by, 'withdrawn', { procedure: id, version })
    }),
  }
}

const inForce = ({ procedures }: VersionDeps): Procedure[] => procedures.current().map((entry) => entry.procedure)

async function load(tx: Tx, { id, version }: VersionName): Promise<VersionRow> {
  const row = await lockVersion(tx, id, version)
  if (!row) throw new AppError('procedure.version_unknown')
  return row
}

async function loadDraft(tx: Tx, name: VersionName): Promise<VersionRow> {
  const row = await load(tx, name)
  if (row.published) throw new AppError('procedure.not_draft')
  return row
}

/** Answers whether a draft of this version was there before. */
async function keepDraft(tx: Tx, entry: NewVersion): Promise<boolean> {
  const expected = (await newestPublished(tx, entry.id)) + 1
  if (entry.version !== expected) throw new AppError('procedure.version_wrong', { found: entry.version, expected, problems: [{ field: 'source', code: 'field.unexpected' }] })
  const replaced = (await lockVersion(tx, entry.id, entry.version)) !== undefined
  if (replaced) await replaceDraft(tx, entry)
  else await addVersion(tx, entry, 'draft')
  return replaced
}

/** In order, each by somebody else, nobody twice. */
function checkTurn(by: number, role: SignatureRole, signatures: readonly { readonly role: SignatureRole; readonly person: number }[]): void {
  if (signatures.some((signature) => signature.role === role)) throw new AppError('procedure.signed_already')
  if (signatures.some((signature) => signature.person === by)) throw new AppError('procedure.one_signature_each')
  if (signatures.length !== SIGNATURES.indexOf(role)) throw new AppError('procedure.sign_order')
}

/** Answers how many units were added. */
async function publish(deps: VersionDeps, tx: Tx, by: number, name: VersionName, record: (data: Readonly<Record<string, unknown>>) => Promise<void>): Promise<number> {
  const { id, version, source, hash } = await loadDraft(tx, name)
  const newest = await newestPublished(tx, id)
  if (version <= newest) throw new AppError('procedure.version_wrong', { found: version, expected: newest + 1 })
  const signatures = await signaturesOf(tx, id, version)
  if (!SIGNATURES.every((role) => signatures.some((signature) => signature.role === role && signature.hash.equals(hash)))) throw new AppError('procedure.not_signed')
  // Proved again: another procedure that it counts on may be in force by now, or no longer.
  const { procedure } = checkText(source, inForce(deps))
  const units = await addNeededUnits(tx, procedure.needs.units)
  const posts = await addNeededPosts(tx, procedure.needs.posts, null)
  const registers = await addNeededRegisters(tx, [procedure])
  await adopt(tx, [id], `person:${by}`, new Date(deps.now()))
  await markPublished(tx, id, version, by, new Date(deps.now()), [...units, ...posts])
  await record({ procedure: id, version, hash: hash.toString('hex'), signed: Object.fromEntries(signatures.map(({ role, person }) => [role, `person:${person}`])), units, posts, registers })
  return units.length + posts.length
}
