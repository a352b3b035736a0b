/** Versions of a procedure as the screens need them. */
import { SIGNATURES } from '../../../contract/index.ts'
import type { VersionState, VersionSummary, VersionView, WaitingDraft } from '../../../contract/index.ts'
import type { Permission } from '../../../core/access/index.ts'
import { compileProcedure } from '../../../core/procedure/index.ts'
import { diffProcedures } from '../../../core/versions/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { VersionRowView } from './views.ts'

/** What a signature asks of whoever gives it. */
export const SIGNING = { prepared: 'procedures.draft', reviewed: 'procedures.review', approved: 'procedures.approve' } as const satisfies Record<(typeof SIGNATURES)[number], Permission>

/** Newest first, as `listVersions` answers them. */
function stateOf(row: VersionRowView, rows: readonly VersionRowView[]): VersionState {
  if (!row.published_at) return 'draft'
  if (row.withdrawn_at) return 'withdrawn'
  return rows.find((other) => other.published_at)?.version === row.version ? 'published' : 'superseded'
}

export function presentVersions(rows: readonly VersionRowView[], openTickets: ReadonlyMap<number, number>): VersionSummary[] {
  return rows.map((row) => presentOne(row, stateOf(row, rows), openTickets.get(row.version) ?? 0))
}

function presentOne(row: VersionRowView, state: VersionState, openTickets: number): VersionSummary {
  return {
    version: row.version, title: row.title, state, hash: row.hash.toString('hex'),
    ...(row.drafted_by === null ? {} : { draftedBy: row.drafted_by }), ...(row.drafted_at ? { draftedAt: row.drafted_at.toISOString() } : {}),
    ...(row.published_by === null ? {} : { publishedBy: row.published_by }), ...(row.published_at ? { publishedAt: row.published_at.toISOString() } : {}),
    ...(row.withdrawn_at ? { withdrawnAt: row.withdrawn_at.toISOString() } : {}),
    signatures: row.signatures.map(({ role, person, name, at, accepted }) => ({ role, person: { id: person, name }, at: new Date(at).toISOString(), accepted })),
    openTickets,
  }
}

export function presentDrafts(rows: readonly VersionRowView[]): WaitingDraft[] {
  return rows.map((row) => {
    const { version, title, draftedBy, draftedAt, signatures } = presentOne(row, 'draft', 0)
    const next = SIGNATURES[signatures.length]
    return { procedure: row.id, version, title, signatures, ...(draftedBy === undefined ? {} : { draftedBy }), ...(draftedAt === undefined ? {} : { draftedAt }), ...(next ? { next } : {}) }
  })
}

/** One version whole: its text, its warnings, and what it changes. Undefined when there is no such version. */
export function presentVersion(id: string, version: number, rows: readonly VersionRowView[], openTickets: ReadonlyMap<number, number>, viewer: Viewer): VersionView | undefined {
  const row = rows.find((candidate) => candidate.version === version)
  const summary = presentVersions(rows, openTickets).find((candidate) => candidate.version === version)
  if (!row || !summary) return undefined
  const before = rows.find((candidate) => candidate.published_at && candidate.version < version)
  const [was, is] = [before, row].map((one) => one && compileProcedure(one.source))
  const compared = before && was?.ok && is?.ok
  return {
    ...summary, procedure: id, source: row.source, findings: row.findings.map((finding) => ({ ...finding })),
    ...(compared ? { comparedWith: before.version } : {}), changes: compared ? diffProcedures(was.procedure, is.procedure).map((change) => ({ ...change })) : [],
    may: mayDo(summary, viewer),
  }
}

/** The same the commands ask; the text that was read and the order are theirs to check again. */
function mayDo({ state, signatures }: VersionSummary, viewer: Viewer): VersionView['may'] {
  const signed = SIGNATURES.filter((role) => signatures.some((signature) => signature.role === role))
  const next = SIGNATURES[signed.length]
  const isFirst = !signatures.some((signature) => signature.person.id === viewer.personId)
  const isDraft = state === 'draft'
  return {
    sign: isDraft && next && isFirst && viewer.can(SIGNING[next]) ? [next] : [],
    publish: isDraft && signed.length === SIGNATURES.length && viewer.can('procedures.manage'),
    withdraw: state === 'published' && viewer.can('procedures.manage'),
    discard: isDraft && viewer.can('procedures.draft'),
  }
}
