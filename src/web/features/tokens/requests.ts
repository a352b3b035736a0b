import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { newTokenAnswerShape, tokenShape } from '../../../contract/directory.ts'
import { api } from '../../client/api.ts'

const listShape = z.object({ items: z.array(tokenShape) })
export type TokenView = z.infer<typeof tokenShape>

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => (await api.get('/api/v1/tokens', listShape, { signal })).items,
})

export const useTokens = () => useQuery(tokensQuery)

/** Makes a token; the answer is the only place its secret ever stands. */
export function useMakeToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: { readonly name: string; readonly expiresAt: string | null }) => api.post('/api/v1/tokens', newTokenAnswerShape, token),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  })
}

export function useRevokeToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => api.delete(`/api/v1/tokens/${id}`, null),
    onSettled: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  })
}
