import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleFilled, PauseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment, paceOf, splitSpan } from './format.ts'
import { useFormat, useLabel, useLocale, useNow, type Bilingual } from './locale.tsx'

export type Tone = 'calm' | 'info' | 'good' | 'warn' | 'bad'

/** A word with a sign in front: colour repeats what the sign and the word say. */
export function ToneTag({ tone = 'calm', icon, children, title }: { readonly tone?: Tone; readonly icon?: ReactNode; readonly children: ReactNode; readonly title?: string }) {
  return <span className={`hy-tag hy-tone-${tone}`} {...(title ? { title } : {})}>{icon !== undefined && <span aria-hidden className="hy-tag-icon">{icon}</span>}<span>{children}</span></span>
}

const RANK_TONES: readonly Tone[] = ['calm', 'warn', 'bad']

/** The grade of something; `rank` 0 is the lowest. Bars repeat the rank for those who do not see the colour. */
export function LevelTag({ level }: { readonly level: { readonly label: Bilingual; readonly rank: number } | null }) {
  const labelOf = useLabel()
  if (!level) return null
  const rank = Math.min(level.rank, 2)
  return (
    <ToneTag tone={RANK_TONES[rank] ?? 'bad'} icon={<span className="hy-bars">{[0, 1, 2].map((bar) => <i key={bar} data-on={bar <= rank} />)}</span>}>
      {labelOf(level.label)}
    </ToneTag>
  )
}

export interface ClockLike {
  readonly dueAt: string
  readonly warnAt?: string | null
  readonly state: 'running' | 'paused' | 'stopped'
  readonly late: boolean
}

/** `2 d 3 h` in the reader's language. */
export function useSpanText(): (milliseconds: number) => string {
  const { t } = useTranslation('ui')
  return (milliseconds) => splitSpan(milliseconds).map(([unit, count]) => t(unit, { count })).join(' ')
}

/** Which tone a limit has at a moment. */
export function toneOfClock(clock: ClockLike, now: number): Tone {
  const due = Date.parse(clock.dueAt)
  if (clock.state === 'stopped') return clock.late ? 'warn' : 'good'
  if (clock.state === 'paused') return 'calm'
  if (clock.late || now >= due) return 'bad'
  const warn = clock.warnAt ? Date.parse(clock.warnAt) : due - 4 * 3_600_000
  return now >= warn ? 'warn' : 'calm'
}

const CLOCK_ICONS: Readonly<Record<Tone, ReactNode>> = {
  calm: <ClockCircleOutlined />, info: <ClockCircleOutlined />, good: <CheckCircleOutlined />, warn: <WarningOutlined />, bad: <ExclamationCircleFilled />,
}

/** A limit counting down: what is left, or how late it is; seconds in the last hour. */
export function ClockChip({ clock }: { readonly clock: ClockLike }) {
  const { t } = useTranslation('ui')
  const locale = useLocale()
  const spanText = useSpanText()
  const left = Date.parse(clock.dueAt) - Date.now()
  const now = useNow(clock.state === 'running' && paceOf(left) === 1_000 ? 1_000 : 60_000)
  const tone = toneOfClock(clock, now)
  const rest = Date.parse(clock.dueAt) - now
  const due = t('due', { at: formatMoment(clock.dueAt, locale, now) })
  if (clock.state === 'stopped') return <ToneTag tone={tone} icon={CLOCK_ICONS[tone]} title={due}>{t(clock.late ? 'stoppedLate' : 'stopped')}</ToneTag>
  if (clock.state === 'paused') return <ToneTag icon={<PauseCircleOutlined />} title={due}>{t('paused')}</ToneTag>
  return <ToneTag tone={tone} icon={CLOCK_ICONS[tone]} title={due}>{t(rest < 0 ? 'late' : 'left', { time: spanText(rest) })}</ToneTag>
}

/** When something is due, as a chip and in words; a dash when there is no limit. */
export function DueText({ dueAt, late, done = false }: { readonly dueAt: string | null; readonly late: boolean; readonly done?: boolean }) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  if (dueAt === null) return <span className="hy-quiet">{t('noLimit')}</span>
  return (
    <span className="hy-due">
      <ClockChip clock={{ dueAt, late, state: done ? 'stopped' : 'running' }} />
      <time dateTime={dueAt} className="hy-quiet" title={format.exactly(dueAt)}>{format.moment(dueAt)}</time>
    </span>
  )
}

/** A key on the keyboard. */
export function Key({ children }: { readonly children: string }) {
  return <kbd className="hy-key">{children}</kbd>
}
