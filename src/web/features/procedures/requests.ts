import { queryOptions, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { descriptionShape, procedureShape, procedureSummaryShape } from '../../../contract/procedures.ts'
import { api } from '../../client/api.ts'
import type { Language } from '../../ui/format.ts'

const listShape = z.object({ items: z.array(procedureSummaryShape) })
/** A procedure is changed by publishing a new version, which is rare: no need to ask again at every visit. */
const FRESH_MS = 5 * 60_000

export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: async ({ signal }) => (await api.get('/api/v1/procedures', listShape, { signal })).items,
  staleTime: FRESH_MS,
})

export const procedureQuery = (id: string) => queryOptions({
  queryKey: ['procedures', id],
  queryFn: ({ signal }) => api.get(`/api/v1/procedures/${encodeURIComponent(id)}`, procedureShape, { signal }),
  staleTime: FRESH_MS,
})

const descriptionQuery = (id: string, language: Language) => queryOptions({
  queryKey: ['procedures', id, 'description', language],
  queryFn: ({ signal }) => api.get(`/api/v1/procedures/${encodeURIComponent(id)}/description?lang=${language}`, descriptionShape, { signal }),
  staleTime: FRESH_MS,
})

/** A procedure in plain words, in one language. */
export const useDescription = (id: string, language: Language) => useQuery(descriptionQuery(id, language))

/** The procedures in use that this person may see. */
export const useProcedures = () => useQuery(proceduresQuery)

/** One procedure whole: forms, steps, clocks, diagram, source. Asked for only when an id is given. */
export const useProcedure = (id: string | undefined) => useQuery({ ...procedureQuery(id ?? ''), enabled: id !== undefined && id !== '' })
