import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { registerRowPageShape, registerRowShape, registerShape, type RegisterColumn, type RegisterRow } from '../../../contract/registers.ts'
import { api } from '../../client/api.ts'

const listShape = z.object({ items: z.array(registerShape) })
/** Rows offered while somebody types. */
const OFFERED = 20

export const addressOfRegister = (code: string): string => `/api/v1/registers/${encodeURIComponent(code)}`
export const addressOfRow = (code: string, key: string): string => `${addressOfRegister(code)}/rows/${encodeURIComponent(key)}`

/** The registers of the organisation with their columns; few and seldom changed. */
export const useRegisters = (isWanted = true) => useQuery({
  queryKey: ['registers', 'list'],
  queryFn: async ({ signal }) => (await api.get('/api/v1/registers', listShape, { signal })).items,
  staleTime: 60_000,
  enabled: isWanted,
})

/** One row, in use or not; not asked for without a key. */
export const useRegisterRow = (code: string, key: string) => useQuery({
  queryKey: ['registers', 'of', code, 'row', key],
  queryFn: ({ signal }) => api.get(addressOfRow(code, key), registerRowShape, { signal }),
  enabled: code !== '' && key !== '',
})

/** The first rows whose key or text holds what was typed. */
export const useFoundRows = (code: string, q: string) => useQuery({
  queryKey: ['registers', 'of', code, 'find', q],
  queryFn: ({ signal }) => api.get(`${addressOfRegister(code)}/rows`, registerRowPageShape, { query: { q, limit: OFFERED }, signal }),
  placeholderData: keepPreviousData,
})

/** What a reader knows a row by: its first column of text, undefined when that is empty. */
export function nameOfRow(columns: readonly RegisterColumn[], { cells }: Pick<RegisterRow, 'cells'>): string | undefined {
  const first = columns.find((column) => column.type === 'text')
  const cell = first && cells[first.key]
  return typeof cell === 'string' && cell.trim() !== '' ? cell : undefined
}
