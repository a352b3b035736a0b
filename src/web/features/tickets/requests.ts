import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { changedShape, explanationShape, ticketShape, timelineEntryShape, type actShape, type askExtensionShape, type correctShape, type decideExtensionShape, type ledgerMoveShape, type messageShape, type TimelineEntry } from '../../../contract/tickets.ts'
import { pageOf } from '../../../contract/shared.ts'
import { api } from '../../client/api.ts'

export const ticketQuery = (id: number) => queryOptions({
  queryKey: ['ticket', id, 'page'],
  queryFn: ({ signal }) => api.get(`/api/v1/tickets/${id}`, ticketShape, { signal }),
})

const timelinePageShape = pageOf(timelineEntryShape)
/** A history longer than this is cut; nobody reads on, and the export has it all. */
const MOST_ENTRIES = 4_000

/** The whole history, oldest first, fetched page by page. */
export const timelineQuery = (id: number) => queryOptions({
  queryKey: ['ticket', id, 'timeline'],
  queryFn: async ({ signal }): Promise<readonly TimelineEntry[]> => {
    const entries: TimelineEntry[] = []
    for (;;) {
      const page = await api.get(`/api/v1/tickets/${id}/timeline`, timelinePageShape, { query: { after: entries.at(-1)?.seq ?? 0 }, signal })
      entries.push(...page.items)
      if (page.next === undefined || page.items.length === 0 || entries.length >= MOST_ENTRIES) return entries
    }
  },
})

export const explanationQuery = (id: number, clock: string, nr: number, dueAt: string) => queryOptions({
  queryKey: ['ticket', id, 'clock', clock, nr, dueAt],
  queryFn: ({ signal }) => api.get(`/api/v1/tickets/${id}/clocks/${encodeURIComponent(clock)}/${nr}/explanation`, explanationShape, { signal }),
  staleTime: Infinity,
})

/** Fetches again what an action on a ticket may have changed. */
async function refresh(client: QueryClient, id: number): Promise<void> {
  void client.invalidateQueries({ queryKey: ['tickets'] })
  void client.invalidateQueries({ queryKey: ['tasks'] })
  await client.invalidateQueries({ queryKey: ['ticket', id] })
}

/** A ticket as the person saw it; a list does not carry the version, then the newest one is taken. */
interface Ref { readonly id: number; readonly version?: number }
export type Act = z.input<typeof actShape>

/** One action on a ticket; whatever comes of it, the page is fetched again: a refusal often means that it is out of date. */
function useTicketChange<Input>(path: string, { bodyOf = (input: Input): unknown => input, onDone }: { readonly bodyOf?: (input: Input) => unknown; readonly onDone?: (() => void) | undefined } = {}) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ ticket, input }: { readonly ticket: Ref; readonly input: Input }) => {
      const version = ticket.version ?? (await client.fetchQuery({ ...ticketQuery(ticket.id), staleTime: 0 })).version
      return api.post(`/api/v1/tickets/${ticket.id}/${path}`, changedShape, bodyOf(input), { version })
    },
    // Before the page is fetched anew: what was sent is no longer a draft.
    onSuccess: () => onDone?.(),
    onSettled: (_changed, _error, { ticket }) => refresh(client, ticket.id),
  })
}

export const useAct = (onDone: () => void) => useTicketChange<Act>('actions', { onDone })
export const useClaim = () => useTicketChange<{ readonly step: string; readonly nr: number }>('claim')
export const useRelease = () => useTicketChange<{ readonly step: string; readonly nr: number }>('release')
export const useSay = () => useTicketChange<z.input<typeof messageShape>>('messages')
export const useNote = () => useTicketChange<string>('notes', { bodyOf: (text) => ({ text }) })
export const useUrge = () => useTicketChange<string>('urges', { bodyOf: (text) => ({ text }) })
export const useAskExtension = () => useTicketChange<z.input<typeof askExtensionShape>>('extensions')
export const useDecideExtension = () => useTicketChange<z.input<typeof decideExtensionShape>>('extension-decisions')
export const useLedgerMove = () => useTicketChange<z.input<typeof ledgerMoveShape>>('ledger')
export const useCorrect = () => useTicketChange<z.input<typeof correctShape>>('corrections')

/** Adds uploaded files. Several uploads end one after the other, so each takes the version that the one before it left. */
export function useAttach(id: number) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: `attach-${id}` },
    mutationFn: (files: readonly string[]) => {
      const version = client.getQueryData(ticketQuery(id).queryKey)?.version
      return api.post(`/api/v1/tickets/${id}/attachments`, changedShape, { files }, version === undefined ? {} : { version })
    },
    onSettled: () => refresh(client, id),
  })
}
