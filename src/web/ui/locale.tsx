import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import { formatDay, formatExactly, formatMoment, formatNumber, formatTime, type Locale } from './format.ts'

const LocaleContext = createContext<Locale>({ language: 'zh', timeZone: 'Asia/Shanghai' })

export function LocaleProvider({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

/** The language and time zone that this screen speaks. */
export const useLocale = (): Locale => use(LocaleContext)

export interface Bilingual { readonly zh: string; readonly en: string }

/** `useLabel()(label)`: the text in the reader's language, the other one when it is empty. */
export function useLabel(): (label: Bilingual) => string {
  const { language } = useLocale()
  return (label) => label[language] || label.zh || label.en
}

export function LabelText({ label }: { readonly label: Bilingual }) {
  return <>{useLabel()(label)}</>
}

// One heartbeat for all countdowns on the page, so that they change together.
const beats = new Map<number, { readonly listeners: Set<() => void>; timer: number | undefined; now: number }>()
function beatOf(pace: number) {
  const known = beats.get(pace)
  if (known) return known
  const made = { listeners: new Set<() => void>(), timer: undefined, now: Date.now() }
  beats.set(pace, made)
  return made
}

/** The time now, refreshed every `pace` milliseconds. */
export function useNow(pace: 1_000 | 60_000 = 60_000): number {
  const beat: { readonly listeners: Set<() => void>; timer: number | undefined; now: number } = beatOf(pace)
  return useSyncExternalStore(
    (listener) => {
      beat.listeners.add(listener)
      beat.timer ??= window.setInterval(() => {
        beat.now = Date.now()
        for (const each of beat.listeners) each()
      }, pace)
      return () => {
        beat.listeners.delete(listener)
        if (beat.listeners.size > 0) return
        window.clearInterval(beat.timer)
        beat.timer = undefined
      }
    },
    () => {
      if (beat.timer === undefined && Date.now() - beat.now > pace) beat.now = Date.now()
      return beat.now
    },
  )
}

/** Formatting functions bound to the screen's language and zone. */
export function useFormat() {
  const locale = useLocale()
  const now = useNow()
  return {
    moment: (at: string | number) => formatMoment(at, locale, now),
    exactly: (at: string | number) => formatExactly(at, locale),
    time: (at: string | number) => formatTime(at, locale),
    day: (day: string, style?: 'short' | 'long') => formatDay(day, locale.language, style),
    number: (value: number, most?: number, least?: number) => formatNumber(value, locale.language, most, least),
  }
}

/** A moment in words; the exact one shows on pointing. */
export function Moment({ at }: { readonly at: string }) {
  const format = useFormat()
  return <time className="hy-moment" dateTime={at} title={format.exactly(at)}>{format.moment(at)}</time>
}
