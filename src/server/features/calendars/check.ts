import type { z } from 'zod'
import type { calendarCheckShape } from '../../../contract/index.ts'
import { dueFor, explainDue, formatInstant, parseDuration } from '../../../core/worktime/index.ts'
import type { CompiledCalendar, CountingRule } from '../../../core/worktime/index.ts'
import { AppError } from '../../platform/http/index.ts'

/** Tries a limit out: when it ends, and why then. Throws `request.invalid` for a text that is no duration. */
export function tryLimit(calendar: CompiledCalendar, at: number, within: string, rule: CountingRule): z.infer<typeof calendarCheckShape> {
  const parsed = parseDuration(within)
  if (!parsed.ok) throw new AppError('request.invalid', { problems: [{ field: 'within', code: 'field.bad_format' }], fault: parsed.error })
  const due = dueFor(calendar, rule, at, parsed.duration)
  return { dueAt: formatInstant(calendar, due.due), zh: [...explainDue(due, 'zh')], en: [...explainDue(due, 'en')] }
}
