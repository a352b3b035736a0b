import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { taskPageShape, taskSummaryShape, type TaskRow } from '../../../contract/tickets.ts'
import { api } from '../../client/api.ts'

export const TASK_FILTERS = ['all', 'overdue', 'today', 'mine'] as const
export type TaskFilter = (typeof TASK_FILTERS)[number]

export const useTaskSummary = () => useQuery({ queryKey: ['tasks', 'summary'], queryFn: ({ signal }) => api.get('/api/v1/tasks/summary', taskSummaryShape, { signal }), refetchInterval: 5 * 60_000 })

export const useTasks = (filter: TaskFilter) => useInfiniteQuery({
  queryKey: ['tasks', 'list', filter],
  queryFn: ({ pageParam, signal }) => api.get('/api/v1/tasks', taskPageShape, { query: { filter, cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
  placeholderData: keepPreviousData,
})

const GROUPS = ['overdue', 'atRisk', 'onTime', 'noLimit'] as const
export type TaskGroup = (typeof GROUPS)[number]

/** Tasks under headings in order of urgency; the order inside a group is the server's. Empty groups are left out. */
export function groupTasks(tasks: readonly TaskRow[]): readonly { readonly group: TaskGroup; readonly tasks: readonly TaskRow[] }[] {
  return GROUPS.map((group) => ({ group, tasks: tasks.filter((task) => task.state === group) })).filter((entry) => entry.tasks.length > 0)
}
