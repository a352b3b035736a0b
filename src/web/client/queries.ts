/**
 * Server state. Keys begin with the noun they show, so that live updates know what to fetch again:
 * `['ticket', id, ...]`, `['tickets', ...]`, `['tasks', ...]`, `['notifications']`, `['imports', id]`, `['units']`, `['people', ...]` ...
 */
import { QueryClient } from '@tanstack/react-query'
import { mayTryAgain } from './problem-error.ts'

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && mayTryAgain(error), refetchOnWindowFocus: true, throwOnError: false },
      mutations: { retry: false },
    },
  })
}
