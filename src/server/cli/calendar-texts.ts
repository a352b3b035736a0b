import type { Bilingual, CalendarProblem, Language, Milliseconds } from '../../core/worktime/index.ts'

export type ProblemCode =
  | 'calendar.bad_instant' | 'calendar.bad_duration' | 'calendar.bad_year' | 'calendar.unknown' | 'calendar.unreadable_file' | 'calendar.not_json' | 'calendar.faulty_file'

/** Bad input on the command line: which option, what it said, and what was wrong inside it. */
export interface Problem {
  readonly code: ProblemCode
  readonly field: string
  readonly value: string
  readonly reason?: Bilingual
  readonly faults?: readonly CalendarProblem[]
}

interface Texts {
  /** Field, reason and way out, one line each fault. */
  readonly explainProblem: (problem: Problem) => readonly string[]
  readonly between: (open: Milliseconds, workingDays: number) => string
  readonly notAnnounced: (year: string) => string
  readonly day: (date: string, open: boolean, name: Bilingual) => string
}

const REASONS: Readonly<Record<ProblemCode, Bilingual>> = {
  'calendar.bad_instant': { zh: '不是时刻。写法如 2026-09-18T10:00+08:00 或 2026-09-18T10:00（1900年至2199年）', en: 'is not a moment. Write for example 2026-09-18T10:00+08:00 or 2026-09-18T10:00 (years 1900 to 2199)' },
  'calendar.bad_duration': { zh: '不是时限', en: 'is not a duration' },
  'calendar.bad_year': { zh: '不是年份。写法如 2026', en: 'is not a year. Write for example 2026' },
  'calendar.unknown': { zh: '不是已知的日历。可用 cn、natural，或用 --calendar-file 给出文件', en: 'is not a known calendar. Use cn or natural, or give a file with --calendar-file' },
  'calendar.unreadable_file': { zh: '文件无法读取。请检查路径和权限', en: 'cannot be read. Check the path and the permissions' },
  'calendar.not_json': { zh: '不是 JSON 文件。可用 huiyin calendar show --json 查看日期的写法', en: 'is not a JSON file. See how days are written with huiyin calendar show --json' },
  'calendar.faulty_file': { zh: '日历有误，请逐项改正', en: 'has faults; correct each of them' },
}

const FAULTS: Readonly<Record<CalendarProblem['code'], Bilingual>> = {
  'calendar.not_an_object': { zh: '结构不对', en: 'has the wrong structure' },
  'calendar.missing': { zh: '缺少此项', en: 'is missing' },
  'calendar.bad_zone': { zh: '不是时区，写法如 Asia/Shanghai', en: 'is not a time zone; write for example Asia/Shanghai' },
  'calendar.bad_time': { zh: '不是时间，写法如 08:30，最晚 24:00', en: 'is not a time; write for example 08:30, 24:00 at the latest' },
  'calendar.bad_date': { zh: '不是日期，写法如 2026-10-01', en: 'is not a date; write for example 2026-10-01' },
  'calendar.empty_span': { zh: '结束须晚于开始；跨夜请分两天写', en: 'must end after it begins; write a night as two days' },
  'calendar.overlapping_spans': { zh: '与前一段重叠或次序颠倒', en: 'overlaps the span before it or is out of order' },
  'calendar.duplicate_day': { zh: '日期重复', en: 'is listed twice' },
  'calendar.never_open': { zh: '没有任何开放时间', en: 'has no open time at all' },
  'calendar.bad_weekday': { zh: '不是星期，可用 mon tue wed thu fri sat sun', en: 'is not a weekday; use mon tue wed thu fri sat sun' },
  'calendar.bad_year': { zh: '须为年份列表或 "all"', en: 'must be a list of years or "all"' },
  'calendar.bad_standard_day': { zh: '须为 1 至 86400 的整数秒', en: 'must be a whole number of seconds, 1 to 86400' },
  'calendar.bad_day_end': { zh: '须为 close-of-business 或 midnight', en: 'must be close-of-business or midnight' },
  'calendar.bad_name': { zh: '须有中文（zh）和英文（en）名称', en: 'needs a name in Chinese (zh) and English (en)' },
}

function explainFaults(faults: readonly CalendarProblem[], lang: Language): readonly string[] {
  return faults.map(({ code, path, value }) => `  ${path || '.'}${value ? ` "${value}"` : ''}: ${FAULTS[code][lang]}`)
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  zh: {
    explainProblem: ({ code, field, value, reason, faults = [] }) => [
      `${field}：“${value}”${REASONS[code].zh}${reason ? `：${reason.zh}` : ''}`,
      ...explainFaults(faults, 'zh'),
    ],
    between: (open, workingDays) => `${describeHours(open, ['小时', '分', '秒'], '')}，合${String(workingDays)}个工作日`,
    notAnnounced: (year) => `工作日历中没有${year}年的放假安排`,
    day: (date, open, name) => `${date} ${open ? '上班' : '放假'} ${name.zh}`,
  },
  en: {
    explainProblem: ({ code, field, value, reason, faults = [] }) => [
      `${field}: "${value}" ${REASONS[code].en}${reason ? `: ${reason.en}` : ''}`,
      ...explainFaults(faults, 'en'),
    ],
    between: (open, workingDays) => `${describeHours(open, [' h', ' min', ' s'], ' ')}, that is ${String(workingDays)} working days`,
    notAnnounced: (year) => `The holidays of ${year} are not in the calendar`,
    day: (date, open, name) => `${date} ${open ? 'open' : 'closed'} ${name.en}`,
  },
}

function describeHours(open: Milliseconds, [hour, minute, second]: readonly [string, string, string], gap: string): string {
  const seconds = Math.abs(open) / 1_000
  const parts = [`${String(Math.floor(seconds / 3_600))}${hour}`, `${String(Math.floor((seconds % 3_600) / 60))}${minute}`]
  const rest = seconds % 60
  return `${open < 0 ? '-' : ''}${[...parts, ...(rest > 0 ? [`${String(rest)}${second}`] : [])].join(gap)}`
}
