import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { heldStartShape, selfStartShape, type decideHeldShape } from '../../../contract/self-starts.ts'
import { api } from '../../client/api.ts'

const startsShape = z.object({ items: z.array(selfStartShape) })
const heldShape = z.object({ items: z.array(heldStartShape) })
/** A schedule tells nobody when its moment has passed; milliseconds. */
const NOW_AND_THEN = 60_000

export const useSelfStarts = () => useQuery({ queryKey: ['self-starts', 'list'], queryFn: async ({ signal }) => (await api.get('/api/v1/self-starts', startsShape, { signal })).items, refetchInterval: NOW_AND_THEN })
export const useHeldStarts = () => useQuery({ queryKey: ['self-starts', 'held'], queryFn: async ({ signal }) => (await api.get('/api/v1/held-starts', heldShape, { signal })).items, refetchInterval: NOW_AND_THEN })

export function useDecideHeld() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, decision }: { readonly id: number } & z.input<typeof decideHeldShape>) => api.post(`/api/v1/held-starts/${id}`, null, { decision }),
    onSettled: () => client.invalidateQueries({ queryKey: ['self-starts'] }),
  })
}
