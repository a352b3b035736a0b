/** The filters of the list as the address carries them: plain texts. Pure. */
export const FILTER_KEYS = ['status', 'overdue', 'procedure', 'level', 'unit', 'channel', 'step', 'receivedFrom', 'receivedTo', 'q'] as const
export type FilterKey = (typeof FILTER_KEYS)[number]
export type Filters = Readonly<Partial<Record<FilterKey | 'sort', string>>>

export const SORTS = ['-received', 'received', 'due'] as const

/** Keeps what the list understands; an address from elsewhere may carry anything. */
export function readFilters(search: Readonly<Record<string, string | undefined>>): Filters {
  const filters: Partial<Record<FilterKey | 'sort', string>> = {}
  for (const key of [...FILTER_KEYS, 'sort'] as const) {
    const value = search[key]?.trim()
    if (value === undefined || value === '') continue
    if (key === 'sort' && !SORTS.some((sort) => sort === value)) continue
    if (key === 'status' && value !== 'open' && value !== 'closed') continue
    if (key === 'overdue' && value !== 'true' && value !== 'false') continue
    if ((key === 'receivedFrom' || key === 'receivedTo') && !/^\d{4}-\d{2}-\d{2}$/.test(value)) continue
    filters[key] = value
  }
  return filters
}

/** The filters after one changed; level and channel belong to a procedure and go with it. */
export function changeFilter(filters: Filters, key: FilterKey | 'sort', value: string | undefined): Filters {
  const next: Partial<Record<FilterKey | 'sort', string>> = { ...filters }
  const drop = key === 'procedure' ? (['level', 'channel', 'step', key] as const) : [key]
  for (const each of drop) Reflect.deleteProperty(next, each)
  return value === undefined || value === '' ? next : { ...next, [key]: value }
}

export function hasFilters(filters: Filters): boolean {
  return FILTER_KEYS.some((key) => filters[key] !== undefined)
}

/** Splits a text around what was searched for: even parts are as they were, odd parts were found. */
export function splitAround(text: string, q: string): readonly string[] {
  const words = q.split(/\s+/).filter((word) => word !== '').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return words.length === 0 ? [text] : text.split(new RegExp(`(${words.join('|')})`, 'i'))
}
