import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { notificationPageShape, type readNotificationsShape } from '../../../contract/directory.ts'
import { api } from '../../client/api.ts'

export type NotificationPage = z.infer<typeof notificationPageShape>

export const useNotifications = () => useInfiniteQuery({
  queryKey: ['notifications'],
  queryFn: ({ pageParam, signal }) => api.get('/api/v1/notifications', notificationPageShape, { query: { cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
})

/** How many are unread, by the server's honest count. */
export function unreadOf(pages: readonly NotificationPage[] | undefined): NotificationPage['unread'] {
  return pages?.[0]?.unread ?? { count: 0, more: false }
}

/** Marks these, or with an empty body all, as read. */
export function useMarkRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: z.input<typeof readNotificationsShape>) => api.post('/api/v1/notifications/read', null, which),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
}
