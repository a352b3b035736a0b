import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { newOutsideLinkAnswerShape, outsideLinksShape, type newOutsideLinkShape } from '../../../contract/outside.ts'
import { api } from '../../client/api.ts'

const path = (ticket: number): string => `/api/v1/tickets/${ticket}/outside-links`

export const outsideQuery = (ticket: number) => queryOptions({
  queryKey: ['ticket', ticket, 'outside'],
  queryFn: ({ signal }) => api.get(path(ticket), outsideLinksShape, { signal }),
})

export function useMakeLink(ticket: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: z.input<typeof newOutsideLinkShape>) => api.post(path(ticket), newOutsideLinkAnswerShape, wish),
    onSettled: () => client.invalidateQueries({ queryKey: outsideQuery(ticket).queryKey }),
  })
}

export function useWithdrawLink(ticket: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (link: number) => api.delete(`${path(ticket)}/${link}`, null),
    onSettled: () => client.invalidateQueries({ queryKey: outsideQuery(ticket).queryKey }),
  })
}
