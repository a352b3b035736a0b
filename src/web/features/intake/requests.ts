import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { reporterRowShape, similarRowShape, startedShape, type StartTicketInput } from '../../../contract/tickets.ts'
import { api } from '../../client/api.ts'
import { useSettled } from '../../ui/settled.ts'
import { saysSomething, searchText } from './first-sentence.ts'

const reporterListShape = z.object({ items: z.array(reporterRowShape) })
const similarListShape = z.object({ items: z.array(similarRowShape) })
export type ReporterRow = z.infer<typeof reporterRowShape>
export type SimilarRow = z.infer<typeof similarRowShape>

/** Reporters whose name, pinyin or phone begins with what was typed; nothing before two characters. */
export function useReporters(typed: string, enabled: boolean) {
  const q = useSettled(typed.trim(), 180)
  return useQuery({
    queryKey: ['reporters', q],
    queryFn: async ({ signal }) => (await api.get('/api/v1/reporters', reporterListShape, { query: { q }, signal })).items,
    enabled: enabled && Array.from(q).length >= 2,
    staleTime: 60_000,
  })
}

/** Recent tickets like the words so far; asked from the first sentence on, when the typing pauses. */
export function useSimilar(words: string, procedure: string, reporter: number | undefined) {
  const text = useSettled(searchText(words), 400)
  const query = useQuery({
    queryKey: ['tickets', 'similar', procedure, reporter ?? null, text],
    queryFn: async ({ signal }) => (await api.get('/api/v1/similar', similarListShape, { query: { text, procedure, reporter }, signal })).items,
    enabled: saysSomething(text),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
  return { ...query, isAsking: saysSomething(text) }
}

/** Registers; the key makes a repeated sending the same ticket. */
export function useRegister() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ticket, key }: { readonly ticket: StartTicketInput; readonly key: string }) => api.post('/api/v1/tickets', startedShape, ticket, { idempotencyKey: key }),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['tickets'] }), client.invalidateQueries({ queryKey: ['tasks'] })])
    },
  })
}
