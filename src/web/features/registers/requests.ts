import { keepPreviousData, useInfiniteQuery, useMutation, useQueries, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { personShape } from '../../../contract/directory.ts'
import {
  registerChangePageShape, registerImportShape, registerRowPageShape, registerRowShape, registerShape,
  type changeRegisterShape, type newRegisterShape, type putRegisterRowShape,
} from '../../../contract/registers.ts'
import type { Label } from '../../../contract/shared.ts'
import { api } from '../../client/api.ts'
import { addressOfRegister, addressOfRow } from '../tickets/index.ts'

const PAGE = 50

/** Rows by key, in use or all, found by text; a page at a time. */
export const useRows = (code: string, q: string, gone: boolean) => useInfiniteQuery({
  queryKey: ['registers', 'of', code, 'rows', q, gone],
  queryFn: ({ pageParam, signal }) => api.get(`${addressOfRegister(code)}/rows`, registerRowPageShape, { query: { q, gone: gone || undefined, cursor: pageParam, limit: PAGE }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
  placeholderData: keepPreviousData,
})

/** How a row changed, newest first. */
export const useRowChanges = (code: string, key: string) => useInfiniteQuery({
  queryKey: ['registers', 'of', code, 'changes', key],
  queryFn: ({ pageParam, signal }) => api.get(`${addressOfRow(code, key)}/changes`, registerChangePageShape, { query: { cursor: pageParam, limit: 20 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
})

/** A write after which the register is asked again, also when it was refused. */
function useWrite<Input, Answer>(code: string, write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: write, onSettled: () => Promise.all([['registers', 'list'], ['registers', 'of', code]].map((queryKey) => client.invalidateQueries({ queryKey }))) })
}

export const useAddRegister = () => useWrite('', (register: z.input<typeof newRegisterShape>) => api.post('/api/v1/registers', registerShape, register))
export const useChangeRegister = (code: string) => useWrite(code, (change: z.input<typeof changeRegisterShape>) => api.patch(addressOfRegister(code), registerShape, change))
export const usePutRow = (code: string) => useWrite(code, ({ key, ...put }: { readonly key: string } & z.input<typeof putRegisterRowShape>) => api.put(addressOfRow(code, key), registerRowShape, put))
export const useTakeRow = (code: string) => useWrite(code, ({ key, version }: { readonly key: string; readonly version: number }) => api.delete(addressOfRow(code, key), null, undefined, { query: { version } }))

export interface ImportWish { readonly file: File; readonly dryRun: boolean }
const send = (code: string) => ({ file, dryRun }: ImportWish) => api.upload(`${addressOfRegister(code)}/import`, registerImportShape, file, { fields: { dryRun: String(dryRun) } })
/** Tries a table out; nothing is written. */
export const useTryImport = (code: string) => useMutation({ mutationFn: (file: File) => send(code)({ file, dryRun: true }) })
export const useImport = (code: string) => useWrite(code, (file: File) => send(code)({ file, dryRun: false }))

/** Who these people are, by `person:<id>`: names only, also of those who have left. */
export function usePersonNames(ids: readonly string[]): Readonly<Record<string, Label>> {
  return useQueries({
    queries: ids.map((id) => ({ queryKey: ['people', 'one', id], queryFn: ({ signal }: { signal: AbortSignal }) => api.get(`/api/v1/people/${encodeURIComponent(id)}`, personShape, { signal }), staleTime: 5 * 60_000 })),
    combine: (answers) => Object.fromEntries(answers.flatMap(({ data }) => (data ? [[`person:${data.id}`, { zh: data.name, en: data.name }]] : []))),
  })
}
