import { ScheduleOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { App as AntdApp, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '../../../contract/tickets.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { LabelText, useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, Section } from '../../ui/page.tsx'
import { DueText, LevelTag, ToneTag, type Tone } from '../../ui/tags.tsx'
import { useMe } from '../session/index.ts'
import { TicketLink, TicketTitle, useClaim } from '../tickets/index.ts'
import { groupTasks, useTasks, type TaskFilter, type TaskGroup } from './requests.ts'

const TONES: Readonly<Record<TaskGroup, Tone>> = { overdue: 'bad', atRisk: 'warn', onTime: 'calm', noLimit: 'calm' }

/** My tasks, the most urgent group first. */
export function TaskList({ filter, onShowAll }: { readonly filter: TaskFilter; readonly onShowAll: () => void }) {
  const { t } = useTranslation('workbench')
  const query = useTasks(filter)
  const tasks = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section id="tasks" className="wb-tasks" title={t('tasks')} extra={filter !== 'all' && <Button type="link" size="small" onClick={onShowAll}>{t('showAll')}</Button>}>
      {query.isPending && <LoadingState rows={8} />}
      {query.error && tasks.length === 0 && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && tasks.length === 0 && (filter === 'all'
        ? <EmptyState icon={<ScheduleOutlined />} title={t('emptyTitle')} hint={t('emptyHint')} action={<Link to="/tickets">{t('toTickets')}</Link>} />
        : <EmptyState icon={<ScheduleOutlined />} title={t('emptyFilter')} action={<Button onClick={onShowAll}>{t('showAll')}</Button>} />)}
      {tasks.length > 0 && <TaskRows tasks={tasks} hasMore={query.hasNextPage} isLoadingMore={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />}
    </Section>
  )
}

interface TaskRowsProps { readonly tasks: readonly TaskRow[]; readonly hasMore: boolean; readonly isLoadingMore: boolean; readonly onMore: () => void }

/** One list, so that j and k run through all groups; a group's name stands above its first row. */
function TaskRows({ tasks, ...more }: TaskRowsProps) {
  const { t } = useTranslation('workbench')
  const { t: tickets } = useTranslation('tickets')
  const navigate = useNavigate()
  const groups = groupTasks(tasks)
  const ordered = groups.flatMap((entry) => entry.tasks)
  const first = new Map(groups.flatMap((entry) => (entry.tasks[0] ? [[entry.tasks[0], entry] as const] : [])))
  const columns: readonly Column<TaskRow>[] = [
    { key: 'due', title: t('dueAt'), render: (task) => <DueText dueAt={task.dueAt} late={task.state === 'overdue'} /> },
    { key: 'step', title: t('step'), render: (task) => <strong className="wb-step"><LabelText label={task.label} /></strong> },
    { key: 'number', title: tickets('number'), render: (task) => <TicketLink id={task.ticket.id}>{task.ticket.number}</TicketLink> },
    { key: 'title', title: tickets('title'), render: (task) => <TicketTitle row={task.ticket} /> },
    { key: 'level', title: tickets('level'), render: (task) => <LevelTag level={task.ticket.level} /> },
    { key: 'assignee', title: t('assignee'), render: (task) => <LabelText label={task.assignee.name} /> },
    { key: 'claim', title: <span className="hy-hidden">{t('claim')}</span>, render: (task) => <Claim task={task} /> },
  ]
  return (
    <DataList label={t('label')} rows={ordered} rowKey={(task) => `${task.ticket.id}:${task.step}:${task.nr}:${task.assignee.party}`} columns={columns} card={(task) => <TaskCard task={task} />}
      onOpen={(task) => void navigate({ to: '/tickets/$id', params: { id: String(task.ticket.id) } })} {...more}
      heading={(task) => {
        const entry = first.get(task)
        return entry && <span className="wb-group"><ToneTag tone={TONES[entry.group]}>{t(`group.${entry.group}`)}</ToneTag> <span className="hy-quiet hy-number">{entry.tasks.length}{more.hasMore && entry === groups.at(-1) ? '+' : ''}</span></span>
      }} />
  )
}

function TaskCard({ task }: { readonly task: TaskRow }) {
  return (
    <div className="tk-card">
      <div className="tk-card-top"><DueText dueAt={task.dueAt} late={task.state === 'overdue'} /><LevelTag level={task.ticket.level} /></div>
      <TicketTitle row={task.ticket} />
      <div className="tk-card-foot"><strong><LabelText label={task.label} /></strong><span className="hy-quiet hy-number">{task.ticket.number}</span><Claim task={task} /></div>
    </div>
  )
}

/** Claims without leaving the list. The list does not carry the version, so the ticket is asked for it first. */
function Claim({ task }: { readonly task: TaskRow }) {
  const { t } = useTranslation('workbench')
  const { person } = useMe()
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  const labelOf = useLabel()
  const claim = useClaim()
  if (task.claimedBy) {
    const isMine = task.claimedBy.party === `person:${person.id}`
    return <span className="hy-quiet wb-claimed">{isMine ? t('claimedByMe') : t('by', { name: labelOf(task.claimedBy.name) })}</span>
  }
  return (
    <Button size="small" loading={claim.isPending} aria-label={`${t('claim')} ${task.ticket.number}`}
      onClick={() => claim.mutate({ ticket: { id: task.ticket.id }, input: { step: task.step, nr: task.nr } }, { onError: (error) => void message.error(problem(error).title) })}>
      {t('claim')}
    </Button>
  )
}
