import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { savedViewShape, type newViewShape } from '../../../contract/directory.ts'
import { countShape } from '../../../contract/shared.ts'
import { ticketPageShape } from '../../../contract/tickets.ts'
import { addressOf, api } from '../../client/api.ts'
import type { Filters } from './filters.ts'

/** Rows fetched at a time. */
const PAGE = 50

/** The list by keyset: a page begins where the one before ended, however many rows arrive meanwhile. */
export const useTicketList = (filters: Filters) => useInfiniteQuery({
  queryKey: ['tickets', 'list', filters],
  queryFn: ({ pageParam, signal }) => api.get('/api/v1/tickets', ticketPageShape, { query: { ...filters, limit: PAGE, cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
  placeholderData: keepPreviousData,
})

export const useTicketCount = (filters: Filters) => {
  const { sort: _sort, ...where } = filters
  return useQuery({
    queryKey: ['tickets', 'count', where],
    queryFn: ({ signal }) => api.get('/api/v1/tickets/count', countShape, { query: where, signal }),
    placeholderData: keepPreviousData,
  })
}

export const exportAddress = (filters: Filters, format: 'csv' | 'xlsx'): string => addressOf('/api/v1/tickets/export', { ...filters, format })

const viewsShape = z.object({ items: z.array(savedViewShape) })

export const useViews = () => useQuery({ queryKey: ['views'], queryFn: async ({ signal }) => (await api.get('/api/v1/views', viewsShape, { signal })).items, staleTime: 60_000 })

export function useSaveView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (view: z.input<typeof newViewShape>) => api.post('/api/v1/views', null, view),
    onSettled: () => client.invalidateQueries({ queryKey: ['views'] }),
  })
}

export function useRemoveView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => api.delete(`/api/v1/views/${id}`, null),
    onSettled: () => client.invalidateQueries({ queryKey: ['views'] }),
  })
}
