import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import {
  migrationChoiceShape, migrationRunShape, migrationTrialResultShape, versionShape, versionSummaryShape, waitingDraftShape,
  type MigrationLine, type MigrationRun, type MigrationWish, type SignatureRole, type VersionView,
} from '../../../contract/versions.ts'
import { api } from '../../client/api.ts'

const pathOf = (id: string): string => `/api/v1/procedures/${encodeURIComponent(id)}`
const listShape = z.object({ items: z.array(versionSummaryShape) })
const runsShape = z.object({ items: z.array(migrationRunShape) })

export const versionsQuery = (id: string) => queryOptions({
  queryKey: ['versions', id],
  queryFn: async ({ signal }) => (await api.get(`${pathOf(id)}/versions`, listShape, { signal })).items,
  enabled: id !== '',
})
/** Every version of a procedure, the newest first. */
export const useVersions = (id: string) => useQuery(versionsQuery(id))

const draftsShape = z.object({ items: z.array(waitingDraftShape) })
/** Of every procedure, what waits for somebody. */
export const useWaitingDrafts = () => useQuery({ queryKey: ['versions', 'drafts'], queryFn: async ({ signal }) => (await api.get('/api/v1/procedures/drafts', draftsShape, { signal })).items })

/** One version whole; asked for only when it is known which. */
export const useVersion = (id: string, version: number | undefined) => useQuery({
  queryKey: ['versions', id, version],
  queryFn: ({ signal }) => api.get(`${pathOf(id)}/versions/${version ?? 0}`, versionShape, { signal }),
  enabled: version !== undefined && Number.isInteger(version) && version > 0,
})

/** Whatever changes a version changes what is in force, too. */
function useChanged() {
  const client = useQueryClient()
  return async (): Promise<void> => {
    await Promise.all([['versions'], ['procedures'], ['migrations']].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
}

export function useHandIn() {
  const changed = useChanged()
  return useMutation({ mutationFn: (source: string) => api.post('/api/v1/procedures', versionShape, { source }), onSuccess: changed })
}

export interface Signing { readonly role: SignatureRole; readonly hash: string; readonly accepted: readonly string[] }

export function useSign({ procedure, version }: Pick<VersionView, 'procedure' | 'version'>) {
  const changed = useChanged()
  return useMutation({ mutationFn: ({ role, ...body }: Signing) => api.post(`${pathOf(procedure)}/versions/${version}/signatures/${role}`, versionShape, body), onSettled: changed })
}

export function useActOnVersion({ procedure, version }: Pick<VersionView, 'procedure' | 'version'>) {
  const changed = useChanged()
  const path = `${pathOf(procedure)}/versions/${version}`
  return useMutation({
    mutationFn: async (act: 'publish' | 'withdraw' | 'discard') => { await (act === 'discard' ? api.delete(path, null) : api.post(`${path}/${act}`, versionShape)) },
    onSettled: changed,
  })
}

export const useMigrationChoice = (id: string, from: number | undefined, to: number | undefined) => useQuery({
  queryKey: ['migrations', id, 'choice', from, to],
  queryFn: ({ signal }) => api.get(`${pathOf(id)}/migration`, migrationChoiceShape, { query: { from, to }, signal }),
  enabled: from !== undefined && to !== undefined && from !== to,
})

export interface Trial {
  readonly lines: readonly MigrationLine[]
  readonly moves: number
  readonly stays: number
}

/** Lines kept on screen; those that cannot move come before those that can. */
const MOST_LINES = 300

function keep(lines: readonly MigrationLine[]): readonly MigrationLine[] {
  return lines.toSorted((a, b) => Number(a.moves) - Number(b.moves)).slice(0, MOST_LINES)
}

/** Looks at every open ticket, page after page; nothing is written. */
export const useTrial = (id: string, onProgress: (done: number, total: number) => void) => useMutation({
  mutationFn: async (wish: MigrationWish): Promise<Trial> => {
    let trial: Trial = { lines: [], moves: 0, stays: 0 }
    for (let after: number | undefined = 0; after !== undefined;) {
      const page: z.infer<typeof migrationTrialResultShape> = await api.post(`${pathOf(id)}/migration/dry-run`, migrationTrialResultShape, { ...wish, after })
      trial = { lines: keep([...trial.lines, ...page.items]), moves: trial.moves + page.moves, stays: trial.stays + page.stays }
      onProgress(trial.moves + trial.stays, page.openTickets)
      after = page.next
    }
    return trial
  },
})

export function useMove(id: string) {
  const changed = useChanged()
  return useMutation({ mutationFn: (wish: MigrationWish): Promise<MigrationRun> => api.post(`${pathOf(id)}/migration/run`, migrationRunShape, wish), onSettled: changed })
}

/** Milliseconds until the progress is asked for again, should the live line be silent. */
const ASK_AGAIN = 3_000

export const useRuns = (id: string) => useQuery({
  queryKey: ['migrations', id],
  queryFn: async ({ signal }) => (await api.get(`${pathOf(id)}/migrations`, runsShape, { signal })).items,
  refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'running') ? ASK_AGAIN : false),
})

/** One run with the tickets that stayed. */
export const useRun = (run: number | undefined) => useQuery({
  queryKey: ['migrations', 'run', run],
  queryFn: ({ signal }) => api.get(`/api/v1/migrations/${run ?? 0}`, migrationRunShape, { signal }),
  enabled: run !== undefined,
  refetchInterval: ({ state }) => (state.data?.status === 'running' ? ASK_AGAIN : false),
})
