import type { Bilingual, Duration, DurationTextError, DurationTextFault, DurationUnit, Language, ParsedDuration } from './types.ts'

const ENGLISH_UNITS: Readonly<Record<string, DurationUnit>> = {
  s: 'second', sec: 'second', secs: 'second', second: 'second', seconds: 'second',
  min: 'minute', mins: 'minute', minute: 'minute', minutes: 'minute',
  h: 'hour', hr: 'hour', hrs: 'hour', hour: 'hour', hours: 'hour',
  d: 'day', day: 'day', days: 'day',
  w: 'week', week: 'week', weeks: 'week',
  month: 'month', months: 'month',
  y: 'year', year: 'year', years: 'year',
}
const CHINESE_UNITS: readonly (readonly [string, DurationUnit])[] = [
  ['秒钟', 'second'], ['秒', 'second'], ['分钟', 'minute'], ['分', 'minute'], ['小时', 'hour'], ['钟头', 'hour'], ['时', 'hour'],
  ['天', 'day'], ['日', 'day'], ['周', 'week'], ['星期', 'week'], ['礼拜', 'week'], ['个月', 'month'], ['月', 'month'], ['年', 'year'],
]
const CHINESE_DIGITS = '零一二三四五六七八九'
/** A hundred years: longer is taken for a slip of the pen. */
const LONGEST_DAYS = 36_525
const DAYS_OF: Readonly<Record<DurationUnit, number>> = { second: 1 / 86_400, minute: 1 / 1_440, hour: 1 / 24, day: 1, week: 7, month: 30, year: 365.25 }

/** Reads `5 working days`, `half a working day`, `2h`, `5个工作日`, `半个工作日`, `十五天`. A bad text gives an error with its place, never a throw. */
export function parseDuration(text: string): ParsedDuration {
  const source = narrowDigits(text)
  const body = source.trim()
  const lead = source.length - source.trimStart().length
  if (body === '') return fail('duration.empty', 0, text.length, text)
  const amount = readAmount(body)
  if (!amount) return failAmount(body, lead)
  const [afterAmount, unitAt] = skipSpaces(body, amount.length)
  const unit = readUnit(afterAmount)
  if (unit.kind === 'none') return fail('duration.no_unit', lead + body.length, 0, '')
  if (unit.kind === 'unknown') return fail('duration.unknown_unit', lead + unitAt, unit.word.length, unit.word)
  const [tail, tailAt] = skipSpaces(body, unitAt + unit.length)
  const isHalf = tail === '半' && Number.isInteger(amount.value) // 1年半, 2天半
  if (tail !== '' && !isHalf) return fail('duration.trailing_text', lead + tailAt, tail.length, tail)
  return checkDuration({ amount: amount.value + (isHalf ? 0.5 : 0), unit: unit.unit, working: unit.working }, lead, body)
}

/** Full-width digits, as a Chinese keyboard types them, in the same places. */
function narrowDigits(text: string): string {
  return text.replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

function skipSpaces(body: string, from: number): readonly [rest: string, at: number] {
  const rest = body.slice(from).trimStart()
  return [rest, body.length - rest.length]
}

function checkDuration(duration: Duration, lead: number, body: string): ParsedDuration {
  const { amount, unit } = duration
  if (amount * DAYS_OF[unit] > LONGEST_DAYS) return fail('duration.too_long', lead, body.length, body)
  if (unit === 'month' && !Number.isInteger(amount)) return fail('duration.fraction_of_month', lead, body.length, body)
  if (unit === 'year' && !Number.isInteger(amount)) {
    const months = amount * 12
    if (!Number.isInteger(months)) return fail('duration.fraction_of_month', lead, body.length, body)
    return { ok: true, duration: { ...duration, amount: months, unit: 'month' } }
  }
  return { ok: true, duration }
}

function readAmount(body: string): { readonly value: number; readonly length: number } | undefined {
  const digits = /^\d+(?:\.\d+)?(?![\d.])/.exec(body)
  if (digits) {
    const half = /^(?:\s*个)?半(?=个|工作日|天|日|小时|钟头|年|周|星期)/.exec(body.slice(digits[0].length))
    return { value: Number(digits[0]) + (half ? 0.5 : 0), length: digits[0].length + (half?.[0].length ?? 0) }
  }
  const english = /^(?:half\s+an?(?=\s)|half(?=[\s-])|one\s+and\s+a\s+half(?=\s)|an?(?=\s))[\s-]*/i.exec(body)
  if (english) {
    const words = english[0].toLowerCase()
    return { value: words.startsWith('one') ? 1.5 : words.startsWith('half') ? 0.5 : 1, length: english[0].length }
  }
  if (body.startsWith('半')) return { value: 0.5, length: 1 }
  return readChineseNumber(body)
}

/** 一 to 九百九十九, 两 for two, and 一个半. */
function readChineseNumber(body: string): { readonly value: number; readonly length: number } | undefined {
  const match = /^(?:([一二两三四五六七八九])百零?)?(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?/.exec(body)
  if (!match || match[0] === '') return undefined
  const digit = (text: string | undefined): number => (text === undefined ? 0 : text === '两' ? 2 : CHINESE_DIGITS.indexOf(text))
  const tens = match[3] === undefined ? 0 : Math.max(1, digit(match[2]))
  const half = /^个半(?=工作日|小时|钟头|个|天|月|年)/.exec(body.slice(match[0].length))
  return { value: digit(match[1]) * 100 + tens * 10 + digit(match[4]) + (half ? 0.5 : 0), length: match[0].length + (half?.[0].length ?? 0) }
}

type ReadUnit =
  | { readonly kind: 'unit'; readonly unit: DurationUnit; readonly working: boolean; readonly length: number }
  | { readonly kind: 'unknown'; readonly word: string }
  | { readonly kind: 'none' }

function readUnit(rest: string): ReadUnit {
  if (rest === '') return { kind: 'none' }
  const english = /^(?:(working|business|work|natural|calendar)[\s-]*)?([a-z]*)/i.exec(rest)
  if (english && english[0] !== '') return readEnglishUnit(english, rest)
  const chinese = /^(个)?(工作|自然|日历)?/.exec(rest)
  const prefix = chinese?.[0] ?? ''
  for (const counted of [prefix, chinese?.[1] ?? '']) {
    for (const [word, unit] of CHINESE_UNITS) {
      if (!rest.slice(counted.length).startsWith(word) && !rest.startsWith(word)) continue
      const length = rest.startsWith(word) ? word.length : counted.length + word.length
      return { kind: 'unit', unit, working: rest.slice(0, length).includes('工作'), length }
    }
  }
  return { kind: 'unknown', word: rest.split(/\s/)[0] ?? rest }
}

function readEnglishUnit(match: RegExpExecArray, rest: string): ReadUnit {
  const [all, basis, word] = [match[0], (match[1] ?? '').toLowerCase(), (match[2] ?? '').toLowerCase()]
  if (word === '') return { kind: 'unknown', word: (rest.split(/\s/)[0] ?? rest) }
  const unit = Object.hasOwn(ENGLISH_UNITS, word) ? ENGLISH_UNITS[word] : undefined
  if (!unit) return { kind: 'unknown', word: all }
  return { kind: 'unit', unit, working: basis === 'working' || basis === 'business' || basis === 'work', length: all.length }
}

function failAmount(body: string, lead: number): ParsedDuration {
  const word = body.split(/\s/)[0] ?? body
  return /^[-+.\d]/.test(word) ? fail('duration.bad_amount', lead, word.length, word) : fail('duration.no_amount', lead, word.length, word)
}

function fail(code: DurationTextFault, at: number, length: number, found: string): ParsedDuration {
  return { ok: false, error: { code, at, length, found } }
}

const FAULTS: Readonly<Record<DurationTextFault, (found: string) => Bilingual>> = {
  'duration.empty': () => ({ zh: '时限为空', en: 'the duration is empty' }),
  'duration.no_amount': (found) => ({ zh: `“${found}”不是数量`, en: `"${found}" is not an amount` }),
  'duration.bad_amount': (found) => ({ zh: `“${found}”不是正确的数量，只能是零或正数`, en: `"${found}" is not a correct amount; it must be zero or a positive number` }),
  'duration.no_unit': () => ({ zh: '缺少单位', en: 'the unit is missing' }),
  'duration.unknown_unit': (found) => ({ zh: `不认识单位“${found}”`, en: `"${found}" is not a known unit` }),
  'duration.fraction_of_month': (found) => ({ zh: `“${found}”：月不能有小数，请改用天`, en: `"${found}": a month cannot be divided; use days` }),
  'duration.too_long': (found) => ({ zh: `“${found}”超过一百年`, en: `"${found}" is longer than a hundred years` }),
  'duration.trailing_text': (found) => ({ zh: `单位之后多出“${found}”`, en: `"${found}" after the unit is not understood` }),
}

/** The error as a sentence in both languages, with its place (counted from 1) and a way out. */
export function describeDurationError(error: DurationTextError): Bilingual {
  const reason = FAULTS[error.code](error.found)
  const place = String(error.at + 1)
  return {
    zh: `${reason.zh}（第${place}个字符）。写法如“5个工作日”“2小时”“半个工作日”“1个月”。`,
    en: `${reason.en} (character ${place}). Write for example "5 working days", "2 hours", "half a working day", "1 month".`,
  }
}

const CHINESE_NAMES: Readonly<Record<DurationUnit, readonly [natural: string, working: string]>> = {
  second: ['秒', '工作秒'], minute: ['分钟', '工作分钟'], hour: ['小时', '工作小时'], day: ['天', '个工作日'],
  week: ['周', '个工作周'], month: ['个月', '个工作月'], year: ['年', '个工作年'],
}

/** The one way a duration is written in a language; `parseDuration` reads it back. */
export function formatDuration({ amount, unit, working }: Duration, language: Language): string {
  if (language === 'zh') {
    const name = CHINESE_NAMES[unit][working ? 1 : 0]
    if (amount === 0.5 && (unit === 'day' || unit === 'hour')) return `半${unit === 'hour' && !working ? '个' : ''}${name}`
    return `${formatAmount(amount)}${name}`
  }
  return `${formatAmount(amount)} ${working ? 'working ' : ''}${unit}${amount === 1 ? '' : 's'}`
}

function formatAmount(amount: number): string {
  const text = String(amount)
  return text.includes('e') ? amount.toFixed(20).replace(/0+$/, '') : text
}
