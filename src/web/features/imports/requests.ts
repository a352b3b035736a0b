import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { dryRunShape, importShape, importUploadShape, type ImportUpload, type ImportView, type Mapping } from '../../../contract/imports.ts'
import { api } from '../../client/api.ts'

const listShape = z.object({ items: z.array(importShape) })
const isUnderWay = (status: ImportView['status'] | undefined): boolean => status === 'running' || status === 'undoing'

/** Milliseconds until the progress is asked for again, should the live line be silent: soon at first, then less often. */
export function pauseBefore(asked: number): number {
  return Math.min(5_000, 1_000 * 1.5 ** Math.min(asked, 10))
}

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async ({ signal }) => (await api.get('/api/v1/imports', listShape, { signal })).items,
  refetchInterval: ({ state }) => (state.data?.some(({ status }) => isUnderWay(status)) ? 5_000 : false),
})
export const useImports = () => useQuery(importsQuery)

export const importQuery = (id: number) => queryOptions({
  queryKey: ['imports', id],
  queryFn: ({ signal }) => api.get(`/api/v1/imports/${id}`, importShape, { signal }),
  refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? pauseBefore(state.dataUpdateCount) : false),
})
/** One import with its progress; live messages refresh it, asking from time to time makes up for a lost line. */
export const useImport = (id: number) => useQuery(importQuery(id))

// What was read from the file stays with this page only: it holds other people's words.
const uploadKey = (id: number) => ['import-upload', id] as const

export function rememberUpload(client: QueryClient, upload: ImportUpload): void {
  client.setQueryDefaults(uploadKey(upload.id), { gcTime: Infinity })
  client.setQueryData(uploadKey(upload.id), upload)
}
export function useRememberedUpload(id: number): ImportUpload | undefined {
  return useQueryClient().getQueryData<ImportUpload>(uploadKey(id))
}

export function useUpload(onProgress: (part: number) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, procedure }: { readonly file: File; readonly procedure: string }) =>
      api.upload('/api/v1/imports', importUploadShape, file, { fields: { procedure }, onProgress }),
    onSuccess: (upload) => {
      rememberUpload(client, upload)
      void client.invalidateQueries({ queryKey: ['imports'] })
    },
  })
}

/** Tries the mapping out; nothing is written. */
export const useDryRun = (id: number) => useMutation({ mutationFn: (mapping: Mapping) => api.post(`/api/v1/imports/${id}/dry-run`, dryRunShape, { mapping }) })

export function useRun(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (mapping: Mapping) => api.post(`/api/v1/imports/${id}/run`, null, { mapping }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export function useUndo(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post(`/api/v1/imports/${id}/undo`, null),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}
