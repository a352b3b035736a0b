import { ClockCircleOutlined, ExclamationCircleFilled, InfoCircleOutlined, MessageOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { NotificationView } from '../../../contract/directory.ts'
import { labelShape } from '../../../contract/shared.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState } from '../../ui/page.tsx'
import { useMarkRead, useNotifications } from './requests.ts'

const ICONS: Readonly<Record<string, ReactNode>> = {
  words: <MessageOutlined />, clockWarned: <ClockCircleOutlined />, clockLate: <ExclamationCircleFilled />,
}
const dataShape = z.object({ clock: z.string().default(''), text: z.union([z.string(), labelShape]).optional() })
/** Rows shown under the bell. */
const FEW = 8

export function NotificationList({ few = false, onOpen }: { readonly few?: boolean; readonly onOpen?: () => void }) {
  const { t } = useTranslation('notifications')
  const { t: common } = useTranslation('common')
  const query = useNotifications()
  if (query.isPending) return <LoadingState rows={4} />
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />
  return (
    <>
      <ul className="nt-list">{(few ? items.slice(0, FEW) : items).map((item) => <NotificationRow key={item.id} item={item} {...(onOpen ? { onOpen } : {})} />)}</ul>
      {!few && query.hasNextPage && <div className="hy-list-end"><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{common('more')}</Button></div>}
    </>
  )
}

function NotificationRow({ item, onOpen }: { readonly item: NotificationView; readonly onOpen?: () => void }) {
  const { t } = useTranslation('notifications')
  const labelOf = useLabel()
  const markRead = useMarkRead()
  const parsed = dataShape.safeParse(item.data)
  const { clock, text } = parsed.success ? parsed.data : { clock: '', text: undefined }
  const clockLabel = item.labels['clock']
  const known = ['words', 'clockWarned', 'clockLate'].includes(item.kind) ? item.kind : 'other'
  const words = text === undefined ? undefined : typeof text === 'string' ? text : labelOf(text)
  return (
    <li className="nt-item" data-kind={known}>
      <Link to="/tickets/$id" params={{ id: String(item.ticketId) }} onClick={() => {
        if (!item.read) markRead.mutate({ ids: [item.id] })
        onOpen?.()
      }}>
        <span className="nt-icon" aria-hidden>{ICONS[known] ?? <InfoCircleOutlined />}</span>
        <span className="nt-body">
          <span className="nt-what">{!item.read && <span className="nt-dot"><span className="hy-hidden">{t('isUnread')}: </span></span>}{t(`kind.${known}`, { clock: clockLabel ? labelOf(clockLabel) : clock })}</span>
          {words !== undefined && <span className="nt-words">{words}</span>}
          <span className="hy-quiet nt-ticket"><span className="hy-number">{item.number}</span> {item.title}</span>
          <span className="hy-quiet"><Moment at={item.at} /></span>
        </span>
      </Link>
    </li>
  )
}
