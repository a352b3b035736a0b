/** A planned migration in words, a line for each thing that would change. */
import type { Label, Procedure } from '../procedure/types.ts'
import { formatInstant } from '../worktime/index.ts'
import type { CompiledCalendar, Instant } from '../worktime/index.ts'
import type { Party } from '../ticket/index.ts'
import { list, same } from './change.ts'
import type { ClockMove, MigrationPlan, StepMove } from './migration.ts'
import { sayClock, sayField, sayLevel, sayStep } from './say.ts'

interface Telling {
  readonly before: Procedure
  readonly after: Procedure
  readonly calendar: CompiledCalendar
  /** What people call a unit, a post or a person. */
  readonly nameOf: (party: Party) => Label
}

/** What would happen to one ticket; refusals are sentences already. Moments are local to the calendar. */
export function tellPlan(telling: Telling, plan: MigrationPlan): readonly Label[] {
  const { before, after } = telling
  const { values, level } = plan
  const from = (keys: readonly string[]): Label => list(keys.map((key) => sayField(before, key)))
  return [
    ...plan.steps.flatMap((step) => tellStep(telling, step)),
    ...plan.clocks.flatMap((clock) => tellClock(telling, clock)),
    ...(level.from === level.to ? [] : [tellBoth('等级', 'level', sayLevel(before, level.from), sayLevel(after, level.to))]),
    ...values.renamed.map((value) => tellBoth('字段', 'field', sayField(before, value.from), sayField(after, value.to))),
    ...(values.dropped.length > 0 ? [{ zh: `不再有字段${from(values.dropped).zh}，其值留在历史里`, en: `without ${from(values.dropped).en}: the values stay in the history` }] : []),
    ...(values.missing.length > 0 ? [missing(list(values.missing.map((key) => sayField(after, key))))] : []),
  ]
}

const missing = (fields: Label): Label => ({ zh: `新版登记时要填的${fields.zh}是空的`, en: `empty although the new version asks for it at the beginning: ${fields.en}` })
const tellBoth = (zh: string, en: string, from: Label, to: Label): Label => ({ zh: `${zh}${from.zh} → ${to.zh}`, en: `${en} ${from.en} → ${to.en}` })

function tellStep({ before, after, nameOf }: Telling, step: StepMove): Label[] {
  if (step.to === undefined) return []
  const place = step.from === step.to && before.steps[step.from]?.label.zh === after.steps[step.to]?.label.zh
    ? { zh: `留在环节${sayStep(after, step.to).zh}`, en: `stays at ${sayStep(after, step.to).en}` } : tellBoth('环节', 'step', sayStep(before, step.from), sayStep(after, step.to))
  const branch = step.branch === '' ? '' : ` (${step.branch.slice(step.branch.lastIndexOf(':') + 1)})`
  const names = (parties: readonly Party[]): Label => list(parties.map(nameOf))
  const who = same(step.before, step.after) ? { zh: `，仍由${names(step.after).zh}办理`, en: `, still with ${names(step.after).en}` } : { zh: `，由${names(step.before).zh}改为${names(step.after).zh}`, en: `, from ${names(step.before).en} to ${names(step.after).en}` }
  const shown = step.before.length === 0 && step.after.length === 0 ? { zh: '', en: '' } : who
  return [
    { zh: `${place.zh}${branch}${shown.zh}`, en: `${place.en}${branch}${shown.en}` },
    ...(step.claim === 'released' ? [{ zh: '认领人不再是办理人，认领取消', en: 'whoever took it up may no longer act: it is released' }] : []),
    ...(step.vacant && step.after.length > 0 ? [{ zh: '目前无人在岗', en: 'nobody stands behind that today' }] : []),
  ]
}

function tellClock({ before, after, calendar }: Telling, { clock, what, dueBefore, dueAfter, lateAtOnce }: ClockMove): Label[] {
  const at = (instant: Instant | null): string => (instant === null ? '' : formatInstant(calendar, instant).slice(0, 16).replace('T', ' '))
  const name = sayClock(Object.hasOwn(after.clocks, clock) ? after : before, clock)
  const late = lateAtOnce ? { zh: '，随即超时', en: ', late at once' } : { zh: '', en: '' }
  switch (what) {
    case 'kept': return []
    case 'moved': return [{ zh: `时限${name.zh}：到期由 ${at(dueBefore)} 改为 ${at(dueAfter)}${late.zh}`, en: `clock ${name.en}: due ${at(dueBefore)} → ${at(dueAfter)}${late.en}` }]
    case 'stopped': return [{ zh: `时限${name.zh}停止(原定 ${at(dueBefore)} 到期)`, en: `clock ${name.en} stops (it was due ${at(dueBefore)})` }]
    case 'started': return [{ zh: `新时限${name.zh}开始计时，${at(dueAfter)} 到期${late.zh}`, en: `new clock ${name.en} begins, due ${at(dueAfter)}${late.en}` }]
    case 'unknown': return [{ zh: `新时限${name.zh}不开始：从工单看不出它该从何时起算`, en: `new clock ${name.en} does not begin: the ticket does not tell since when it would run` }]
  }
}
