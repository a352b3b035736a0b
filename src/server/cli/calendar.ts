import { readFileSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
import {
  checkCalendar, chinaOfficeCalendar, compileCalendar, describeDurationError, dueFor, explainDue, formatInstant, naturalCalendar, parseDuration, workingTimeBetween,
  type Calendar, type CompiledCalendar, type CountingRule, type Duration, type Language,
} from '../../core/worktime/index.ts'
import { parseInstant } from './calendar-instant.ts'
import { TEXTS, type Problem } from './calendar-texts.ts'
import type { CliIo } from './io.ts'

interface CommonOptions {
  readonly calendar: string
  readonly calendarFile?: string
  readonly lang: Language
  readonly json?: boolean
}

/** Bad input: the lines to show; the command ends with code 2. */
class BadInput extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** `huiyin calendar due | between | show`: working time on the command line. Throws CommanderError with exit code 2 for bad input. */
export function calendarCommand(io: CliIo): Command {
  const command = reportTo(io, new Command('calendar').description('working time: deadlines with their reasons, time between, holidays / 工作日历'))
  const add = (name: string, description: string): Command => addCommonOptions(reportTo(io, command.command(name).description(description)))
  add('due', 'when something is due, and why / 何时到期及理由')
    .requiredOption('--start <instant>', 'start, such as 2026-09-18T10:00+08:00; without an offset it is local to the calendar')
    .requiredOption('--within <duration>', 'limit, such as "5 working days" or 5个工作日')
    .addOption(new Option('--rule <rule>', 'counting rule').choices(['legal', 'elapsed']).default('legal'))
    .action((options: CommonOptions & { start: string; within: string; rule: CountingRule }) => answer(io, options, () => showDue(io, options)))
  add('between', 'working time between two moments / 两个时刻之间的工作时间')
    .requiredOption('--from <instant>', 'from')
    .requiredOption('--to <instant>', 'to')
    .action((options: CommonOptions & { from: string; to: string }) => answer(io, options, () => showBetween(io, options)))
  add('show', 'holidays and make-up days of a year / 一年的放假和调休上班')
    .requiredOption('--year <year>', 'year')
    .action((options: CommonOptions & { year: string }) => answer(io, options, () => showYear(io, options)))
  return command
}

/** Sends what commander says to the same place, and counts a missing or misspelt option as bad input. */
function reportTo(io: CliIo, command: Command): Command {
  return command
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new CommanderError(2, error.code, error.message)
    })
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) })
}

function addCommonOptions(command: Command): Command {
  return command
    .option('--calendar <id>', 'cn or natural', 'cn')
    .option('--calendar-file <file>', 'a calendar as JSON instead')
    .addOption(new Option('--lang <lang>', 'language').choices(['zh', 'en']).default('zh'))
    .option('--json', 'answer as JSON')
}

function answer(io: CliIo, { lang }: CommonOptions, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    for (const line of TEXTS[lang].explainProblem(error.problem)) io.err(line)
    throw new CommanderError(2, error.problem.code, error.problem.code)
  }
}

function showDue(io: CliIo, options: CommonOptions & { readonly start: string; readonly within: string; readonly rule: CountingRule }): void {
  const calendar = loadCalendar(options)
  const duration = readDuration(options.within)
  const result = dueFor(calendar, options.rule, readInstant(calendar, '--start', options.start), duration)
  const explanation = explainDue(result, options.lang)
  const due = formatInstant(calendar, result.due)
  if (!options.json) return [due, ...explanation].forEach((line) => io.out(line))
  const { dueDate, dueTime, unannouncedYears } = result
  io.out(JSON.stringify({ due, dueDate, dueTime, rule: options.rule, calendar: calendar.source.id, unannouncedYears, explanation }))
}

function showBetween(io: CliIo, options: CommonOptions & { readonly from: string; readonly to: string }): void {
  const calendar = loadCalendar(options)
  const open = workingTimeBetween(calendar, readInstant(calendar, '--from', options.from), readInstant(calendar, '--to', options.to))
  const seconds = open / 1_000
  const workingDays = Math.round((open / calendar.standardDay) * 10_000) / 10_000
  if (options.json) io.out(JSON.stringify({ seconds, workingDays, calendar: calendar.source.id }))
  else io.out(TEXTS[options.lang].between(open, workingDays))
}

function showYear(io: CliIo, options: CommonOptions & { readonly year: string }): void {
  const calendar = loadCalendar(options)
  if (!/^\d{4}$/.test(options.year)) throw new BadInput({ code: 'calendar.bad_year', field: '--year', value: options.year })
  const { closed, opened, coveredYears, id } = calendar.source
  const inYear = <D extends { readonly date: string }>(days: readonly D[]): readonly D[] =>
    days.filter(({ date }) => date.startsWith(options.year)).sort((a, b) => a.date.localeCompare(b.date))
  const announced = coveredYears === 'all' || coveredYears.includes(Number(options.year))
  if (options.json) {
    io.out(JSON.stringify({ calendar: id, year: Number(options.year), announced, closed: inYear(closed), opened: inYear(opened) }))
    return
  }
  const text = TEXTS[options.lang]
  if (!announced) io.out(text.notAnnounced(options.year))
  const days = [...inYear(closed).map((day) => ({ ...day, open: false })), ...inYear(opened).map((day) => ({ ...day, open: true }))]
  for (const day of days.sort((a, b) => a.date.localeCompare(b.date))) io.out(text.day(day.date, day.open, day.name))
}

function loadCalendar({ calendar, calendarFile }: CommonOptions): CompiledCalendar {
  if (calendarFile === undefined) return compileCalendar(loadKnown(calendar))
  const input = readJson(calendarFile)
  const problems = checkCalendar(input)
  if (problems.length > 0) throw new BadInput({ code: 'calendar.faulty_file', field: '--calendar-file', value: calendarFile, faults: problems })
  return compileCalendar(input as Calendar) // checked the line before
}

function loadKnown(id: string): Calendar {
  if (id === 'cn') return chinaOfficeCalendar()
  if (id === 'natural') return naturalCalendar()
  throw new BadInput({ code: 'calendar.unknown', field: '--calendar', value: id })
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new BadInput({ code: 'calendar.unreadable_file', field: '--calendar-file', value: file })
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new BadInput({ code: 'calendar.not_json', field: '--calendar-file', value: file })
  }
}

function readInstant(calendar: CompiledCalendar, field: string, value: string): number {
  const at = parseInstant(calendar, value)
  if (at === undefined) throw new BadInput({ code: 'calendar.bad_instant', field, value })
  return at
}

function readDuration(value: string): Duration {
  const parsed = parseDuration(value)
  if (!parsed.ok) throw new BadInput({ code: 'calendar.bad_duration', field: '--within', value, reason: describeDurationError(parsed.error) })
  return parsed.duration
}
