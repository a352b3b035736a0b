/** A time limit in words: from when, how long, until what, and what if not. */
import type { Clock } from '../types.ts'
import { point, pointsOf } from './description.ts'
import type { DescriptionPoint } from './description.ts'
import { effectInWords, effectsInWords } from './effect-words.ts'
import { countingInWords, durationInWords, limitCases, limitInWords } from './limit-words.ts'
import { dutyInWords, momentsInWords, sinceMoments } from './moment-words.ts'
import type { Teller } from './teller.ts'
import { sayWho, whoNames } from './who-words.ts'

export function tellClock(t: Teller, clock: Clock): { title: string; points: DescriptionPoint[] } {
  return {
    title: t.label(clock.label),
    points: [
      runs(t, clock),
      ...pointsOf(
        t.sentence(conditional(t, clock)), t.sentence(unset(t, clock)), t.sentence(countingInWords(t, clock)), t.sentence(warning(t, clock)),
        t.sentence(late(t, clock)), t.sentence(pauses(t, clock)), t.sentence(extension(t, clock)),
        t.sentence(clock.shown ? '' : t.say('不作为时限显示，只用于自动处理', 'not shown as a limit: it only drives what happens by itself')),
      ),
    ],
  }
}

/** From when, how long, until what. Several cases are lines of their own. */
function runs(t: Teller, clock: Clock): DescriptionPoint {
  const since = sinceMoments(t, clock.from)
  const [first] = clock.limits
  if (!first || clock.limits.length > 1 || first.when) {
    const cases = limitCases(t, clock).map((text) => point(text))
    return point(clock.shown ? t.say(`${since}，须在以下期限内${dutyInWords(t, clock.until)}：`, `${capital(since)}, ${dutyInWords(t, clock.until)} within this limit:`) : t.say(`${since}计时，期限如下；此前${momentsInWords(t, clock.until)}的，不再计时：`, `Counted ${since}, unless ${momentsInWords(t, clock.until)} before:`), cases)
  }
  const limit = limitInWords(t, first.limit)
  if (!clock.shown) return point(t.sentence(t.say(`${since}，${first.limit.kind === 'within' ? `满${durationInWords(t, first.limit.within)}到时` : `到${limit.replace(/前$/, "")}为止`}；此前${momentsInWords(t, clock.until)}的，不再计时`, `counted ${since}, ${limit}, unless ${momentsInWords(t, clock.until)} before`)))
  return point(t.sentence(first.limit.kind === 'within'
    ? t.say(`${since}${limit}，须${dutyInWords(t, clock.until)}`, `${limit} ${since}, ${dutyInWords(t, clock.until)}`)
    : t.say(`${since}，须在${limit}${dutyInWords(t, clock.until)}`, `${since}, ${dutyInWords(t, clock.until)} ${limit}`)))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A date that nobody set: without a cap there is no limit. */
function unset(t: Teller, clock: Clock): string {
  const dated = clock.limits.flatMap(({ limit }) => (limit.kind === 'field' || limit.kind === 'column' ? [limit] : []))
  const open = dated.some(({ atMost }) => !atMost)
  if (dated.length === 0) return ''
  return open ? t.say('没有定下时间的，不计此时限；只定了日期的，以当日下班为准', 'where no time was set there is no such limit; a mere date means the close of that day') : t.say('没有定下时间的，以最长期限为准；只定了日期的，以当日下班为准', 'where no time was set the longest counts; a mere date means the close of that day')
}

/** When no case holds the clock does not start. */
function conditional(t: Teller, clock: Clock): string {
  return clock.limits.every(({ when }) => when) ? t.say('以上都不符合的，不计此时限', 'where none of these holds there is no such limit') : ''
}

function warning(t: Teller, clock: Clock): string {
  if (!clock.warn) return ''
  const who = t.and([AT_WORK[t.lang], ...whoNames(t, clock.warnWho)])
  return t.say(`到期前${durationInWords(t, clock.warn)}预警，提醒${who}`, `${durationInWords(t, clock.warn)} before it is over, a warning goes to ${who}`)
}

function late(t: Teller, clock: Clock): string {
  if (!clock.shown) return clock.late.length === 0 ? '' : t.say(`到时：${effectsInWords(t, clock.late)}`, `when it is over: ${effectsInWords(t, clock.late)}`)
  return t.say(`超时的：${lateInWords(t, clock)}`, `if late: ${lateInWords(t, clock)}`)
}

/** What follows when a visible limit is over. Whoever is at work is told of what they owe, and others with them. */
export function lateInWords(t: Teller, clock: Clock): string {
  const told = clock.late.flatMap((effect) => (effect.kind === 'notify' ? whoNames(t, effect.who) : []))
  const others = clock.late.filter(({ kind }) => kind !== 'notify')
  const notice = t.say(`通知${t.and([AT_WORK.zh, ...told])}`, `a notice goes to ${t.and([AT_WORK.en, ...told])}`)
  return [notice, ...others.map((effect) => effectInWords(t, effect))].join(t.say('；', '; '))
}

const AT_WORK = { zh: '当时的办理人', en: 'whoever is at work on it' } as const

function pauses(t: Teller, clock: Clock): string {
  const steps = clock.pausedIn.map((key) => t.step(key))
  return steps.length === 0 ? '' : t.say(`${t.or(steps)}期间暂停计时`, `it stands still during ${t.or(steps)}`)
}

function extension(t: Teller, clock: Clock): string {
  if (!clock.extend) return ''
  const { by, decide, atMost, times } = clock.extend
  const often = times === 1 ? t.say('只可延期一次', 'once only') : t.say(`最多延期${times}次`, `at most ${times} times`)
  return t.say(`到期前，${sayWho(t, by, 'or')}可以申请延期，由${sayWho(t, decide, 'or')}批准；每次最多延长${durationInWords(t, atMost)}，${often}`, `before it is over, ${sayWho(t, by, 'or')} may ask for more time, and ${sayWho(t, decide, 'or')} decides; at most ${durationInWords(t, atMost)} at a time, ${often}`)
}
