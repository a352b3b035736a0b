import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import {
  calendarCheckShape, calendarShape, calendarYearShape, newPersonAnswerShape, personShape, postShape, unitShape,
  type changeCalendarShape, type changePersonShape, type changePostShape, type changeUnitShape, type newCalendarShape, type newPersonShape, type newPostShape, type newUnitShape, type putDayShape,
} from '../../../contract/directory.ts'
import { pageOf } from '../../../contract/shared.ts'
import { api } from '../../client/api.ts'

const calendarListShape = z.object({ items: z.array(calendarShape) })
const postListShape = z.object({ items: z.array(postShape) })
const peoplePageShape = pageOf(personShape)

/** A write after which everything under these keys is asked again, also when it was refused as stale. */
function useWrite<Input, Answer>(keys: readonly string[], write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
}

export const useAddUnit = () => useWrite(['units'], (unit: z.input<typeof newUnitShape>) => api.post('/api/v1/units', unitShape, unit))
export const useChangeUnit = () => useWrite(['units'], ({ code, ...change }: { readonly code: string } & z.input<typeof changeUnitShape>) => api.patch(`/api/v1/units/${code}`, unitShape, change))

/** People by name, pinyin or login, and by unit; a page at a time. */
export const usePeople = (q: string, unit: string | undefined) => useInfiniteQuery({
  queryKey: ['people', 'list', q, unit ?? null],
  queryFn: ({ pageParam, signal }) => api.get('/api/v1/people', peoplePageShape, { query: { q, unit, cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
  placeholderData: keepPreviousData,
})
export const useAddPerson = () => useWrite(['people', 'units'], (person: z.input<typeof newPersonShape>) => api.post('/api/v1/people', newPersonAnswerShape, person))
export const useChangePerson = () => useWrite(['people', 'units', 'posts', 'me'], ({ id, ...change }: { readonly id: number } & z.input<typeof changePersonShape>) => api.patch(`/api/v1/people/${id}`, personShape, change))
const passwordShape = z.object({ initialPassword: z.string() })
export const useResetPassword = () => useWrite(['people'], (id: number) => api.post(`/api/v1/people/${id}/password`, passwordShape))

export const usePosts = () => useQuery({ queryKey: ['posts'], queryFn: async ({ signal }) => (await api.get('/api/v1/posts', postListShape, { signal })).items })
export const useAddPost = () => useWrite(['posts', 'units', 'people'], (post: z.input<typeof newPostShape>) => api.post('/api/v1/posts', postShape, post))
export const useChangePost = () => useWrite(['posts', 'units', 'people'], ({ code, ...change }: { readonly code: string } & z.input<typeof changePostShape>) => api.patch(`/api/v1/posts/${code}`, postShape, change))

export const useCalendars = () => useQuery({ queryKey: ['calendars'], queryFn: async ({ signal }) => (await api.get('/api/v1/calendars', calendarListShape, { signal })).items })
export const useCalendarYear = (code: string, year: number) => useQuery({
  queryKey: ['calendars', code, year],
  queryFn: ({ signal }) => api.get(`/api/v1/calendars/${code}`, calendarYearShape, { query: { year }, signal }),
  placeholderData: (before) => (before?.calendar.code === code ? before : undefined),
})
export const useAddCalendar = () => useWrite(['calendars'], (calendar: z.input<typeof newCalendarShape>) => api.post('/api/v1/calendars', calendarShape, calendar))
export const useChangeCalendar = () => useWrite(['calendars'], ({ code, ...change }: { readonly code: string } & z.input<typeof changeCalendarShape>) => api.patch(`/api/v1/calendars/${code}`, calendarShape, change))
export const usePutDay = () => useWrite(['calendars'], ({ code, day, ...put }: { readonly code: string; readonly day: string } & z.input<typeof putDayShape>) => api.put(`/api/v1/calendars/${code}/days/${day}`, null, put))
export const useRemoveDay = () => useWrite(['calendars'], ({ code, day }: { readonly code: string; readonly day: string }) => api.delete(`/api/v1/calendars/${code}/days/${day}`, null))

export interface LimitQuestion { readonly code: string; readonly at: string; readonly within: string; readonly rule: 'legal' | 'elapsed' }
/** When something would be due, and why; asked on demand. */
export const useTryLimit = () => useMutation({
  mutationFn: ({ code, ...query }: LimitQuestion) => api.get(`/api/v1/calendars/${code}/check`, calendarCheckShape, { query: { ...query } }),
})

export type NewPersonInput = z.input<typeof newPersonShape>
export type CalendarCheck = z.infer<typeof calendarCheckShape>
export type Week = z.infer<typeof calendarShape>['week']
export type CalendarDay = z.infer<typeof calendarYearShape>['days'][number]
