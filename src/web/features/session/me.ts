import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { meShape, type Me } from '../../../contract/directory.ts'
import { api } from '../../client/api.ts'

/** Who is signed in, and what the screens may offer; 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'] as const,
  queryFn: ({ signal }): Promise<Me> => api.get('/api/v1/session', meShape, { signal }),
  staleTime: 60_000,
})

/** Takes over who has just signed in; what was fetched before them is dropped. */
export function welcome(client: QueryClient, me: Me): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
  client.setQueryData(meQuery.queryKey, me)
}

/** The signed-in person; only for screens behind the sign-in. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** `useMay()('tickets.export')`: whether to offer it. The server decides again. */
export function useMay(): (permission: string) => boolean {
  const { can } = useMe()
  return (permission) => can.includes(permission)
}
