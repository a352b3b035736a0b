import { CalendarOutlined, ExclamationCircleFilled, InboxOutlined, UserOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { taskSummaryShape } from '../../../contract/tickets.ts'
import { useFormat } from '../../ui/locale.tsx'
import type { TaskFilter } from './requests.ts'

type Summary = z.infer<typeof taskSummaryShape>
interface CountTilesProps { readonly summary: Summary; readonly filter: TaskFilter; readonly onChoose: (filter: TaskFilter) => void }

const TILES: readonly { readonly filter: TaskFilter; readonly key: 'open' | 'overdue' | 'dueToday' | 'claimedByMe'; readonly text: string; readonly icon: ReactNode }[] = [
  { filter: 'all', key: 'open', text: 'open', icon: <InboxOutlined /> },
  { filter: 'overdue', key: 'overdue', text: 'overdue', icon: <ExclamationCircleFilled /> },
  { filter: 'today', key: 'dueToday', text: 'today', icon: <CalendarOutlined /> },
  { filter: 'mine', key: 'claimedByMe', text: 'mine', icon: <UserOutlined /> },
]

/** Quiet numbers that filter the list below; only what is late has a colour. */
export function CountTiles({ summary, filter, onChoose }: CountTilesProps) {
  const { t } = useTranslation('workbench')
  const format = useFormat()
  return (
    <div className="wb-tiles" role="group" aria-label={t('tasks')}>
      {TILES.map((tile) => {
        const { count, more } = summary[tile.key]
        return (
          <button key={tile.key} type="button" className="wb-tile" data-alarm={tile.key === 'overdue' && count > 0} aria-pressed={filter === tile.filter} onClick={() => onChoose(filter === tile.filter ? 'all' : tile.filter)}>
            <span className="wb-tile-name"><span aria-hidden>{tile.icon}</span> {t(tile.text)}</span>
            <span className="wb-tile-count hy-number">{t(more ? 'over' : 'exactly', { shown: format.number(count) })}</span>
          </button>
        )
      })}
    </div>
  )
}
