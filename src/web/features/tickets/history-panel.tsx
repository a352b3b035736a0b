import { ClockCircleOutlined, EditOutlined, MessageOutlined, SwapRightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../../contract/tickets.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { Moment } from '../../ui/locale.tsx'
import { LoadingState, Section } from '../../ui/page.tsx'
import { timelineQuery } from './requests.ts'
import { tellEntry, type Change, type Story, type StoryGroup } from './timeline-story.ts'
import { useTelling } from './use-telling.ts'

type Filter = 'all' | StoryGroup
const ICONS: Readonly<Record<StoryGroup, ReactNode>> = { steps: <SwapRightOutlined />, words: <MessageOutlined />, clocks: <ClockCircleOutlined />, changes: <EditOutlined /> }

/** Everything that happened, told as a story. */
export function HistoryPanel({ ticketId, fields }: { readonly ticketId: number; readonly fields: readonly { readonly key: string }[] }) {
  const { t } = useTranslation('tickets')
  const { data, error, isPending, refetch } = useQuery(timelineQuery(ticketId))
  const [filter, setFilter] = useState<Filter>('all')
  const [newestFirst, setNewestFirst] = useState(true)
  const telling = useTelling(fields)
  const told = (data ?? []).map((entry) => ({ entry, story: tellEntry(entry, telling) })).filter(({ story }) => filter === 'all' || story.group === filter)
  const shown = newestFirst ? told.reverse() : told
  const options = (['all', 'steps', 'words', 'clocks', 'changes'] as const).map((value) => ({ value, label: t(`page.history${value.charAt(0).toUpperCase()}${value.slice(1)}`) }))
  return (
    <Section title={t('page.history')} id="history" extra={(
      <div className="hy-row hy-no-print">
        <Segmented<Filter> size="small" aria-label={t('page.history')} value={filter} options={options} onChange={setFilter} />
        <Button size="small" type="text" onClick={() => setNewestFirst(!newestFirst)}>{newestFirst ? t('page.newestFirst') : t('page.oldestFirst')}</Button>
      </div>
    )}>
      {isPending && <LoadingState />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data && (shown.length === 0 ? <p className="hy-quiet">{t('page.noHistory')}</p> : <ol className="tk-story">{shown.map(({ entry, story }) => <StoryLine key={entry.seq} entry={entry} story={story} />)}</ol>)}
    </Section>
  )
}

function StoryLine({ entry, story }: { readonly entry: TimelineEntry; readonly story: Story }) {
  const { t } = useTranslation('tickets')
  return (
    <li data-tone={story.tone}>
      <span className="tk-story-icon" aria-hidden>{ICONS[story.group]}</span>
      <div className="tk-story-body">
        <p className="tk-story-head"><span>{story.sentence}</span><span className="hy-quiet"><Moment at={entry.at} /></span></p>
        {story.changes && story.changes.length > 0 && <dl className="tk-changes">{story.changes.map((change, index) => <ChangeLine key={index} change={change} />)}</dl>}
        {story.quote !== undefined && story.quote !== '' && (
          <blockquote className="hy-prose" data-audience={story.audience}>
            {story.audience && <span className="hy-hidden">{t(story.audience === 'inside' ? 'page.notesMark' : 'page.talkMark')}: </span>}{story.quote}
          </blockquote>
        )}
      </div>
    </li>
  )
}

function ChangeLine({ change }: { readonly change: Change }) {
  const { t } = useTranslation('tickets')
  return (
    <div>
      {change.name !== '' && <dt>{change.name}</dt>}
      <dd>
        {change.before !== undefined && <><span className="hy-hidden">{t('story.before')}: </span><del>{change.before}</del> <span aria-hidden>→</span> <span className="hy-hidden">{t('story.after')}: </span></>}
        <span className="hy-prose">{change.after}</span>
      </dd>
    </div>
  )
}
