/** `huiyin procedures simulate`: plays a procedure through weeks of work, and looks for the number of people that keeps a limit. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommanderError, Option } from 'commander'
import type { Command } from 'commander'
import { parse } from 'yaml'
import { compileProcedure } from '../../core/procedure/index.ts'
import type { Procedure } from '../../core/procedure/index.ts'
import { describePeople, describeSimulation, partiesOf, peopleNeeded, readPlan, readPlanText, simulate } from '../../core/simulate/index.ts'
import type { Plan, PlanProblem } from '../../core/simulate/index.ts'
import { chinaOfficeCalendar, compileCalendar, naturalCalendar } from '../../core/worktime/index.ts'
import type { CompiledCalendar } from '../../core/worktime/index.ts'
import type { CliIo } from './io.ts'
import { LIBRARY, readProcedureFiles } from './procedures-files.ts'
import { SIMULATE_TEXTS } from './procedures-simulate-texts.ts'
import { PROCEDURE_TEXTS } from './procedures-texts.ts'

interface Options {
  readonly lang: 'zh' | 'en'
  readonly json?: boolean
  readonly plan?: string
  readonly from?: string
  readonly weeks?: string
  readonly warmUp?: string
  readonly replications?: string
  readonly seed?: string
  readonly queue?: string
  readonly absence?: string
  readonly arrivals?: readonly string[]
  readonly levels?: readonly string[]
  readonly staff?: readonly string[]
  readonly handling?: readonly string[]
  readonly delay?: readonly string[]
  readonly outcome?: readonly string[]
  readonly people?: string
  readonly keep?: string
  readonly late: string
  readonly certainty: string
  readonly most: string
}

const CHINA = (): CompiledCalendar => compileCalendar(chinaOfficeCalendar())
const CALENDARS: Readonly<Record<string, () => CompiledCalendar>> = {
  cn: CHINA,
  natural: () => compileCalendar(naturalCalendar()),
}

function calendarsOnce(): (id: string) => CompiledCalendar {
  const compiled = new Map<string, CompiledCalendar>()
  return (id) => {
    // A calendar of the organisation's own is not known here; the usual one stands for it, as when scenarios are run.
    const known = compiled.get(id) ?? (CALENDARS[id] ?? CHINA)()
    compiled.set(id, known)
    return known
  }
}

/** Adds the argument and options to a command; the answer is a report in words, or with `--json` as data. Ends with 2 for bad input. */
export function simulateCommand(command: Command, io: CliIo): void {
  const several = (flags: string, description: string): Option => new Option(flags, description).argParser((value: string, all: readonly string[] | undefined) => [...(all ?? []), value])
  command
    .argument('<id>', '制度编号或文件，如 property/complaint · a procedure or a file, such as property/complaint')
    .option('--plan <file>', '计划文件(YAML)；命令行上的各项优先 · a plan as YAML; what is said here goes before it')
    .addOption(several('--arrivals <rate>', '来件，如 "12 per working day" 或 "phone=3/hour"，可多次 · what comes in, for all channels or for one'))
    .addOption(several('--levels <level=share>', '等级分布，如 major=10% · the mix of levels'))
    .addOption(several('--staff <party=people>', '人数，如 desk=3 或 desk+head=1 · people, by role, unit or post'))
    .option('--absence <share>', '缺勤率，如 5% · share of working days away')
    .addOption(several('--handling <step=time>', '办理用时，如 "register=lognormal 15 minutes ±50%"；default 为其余各环节 · time at work'))
    .addOption(several('--delay <step=time>', '外部用时，如 "confirm=exp 2 days" · time the outside takes'))
    .addOption(several('--outcome <step.outcome=share>', '处理结果的机会，如 handle.notOurs=10% · how likely an outcome is'))
    .option('--weeks <n>', '周数(默认 26) · weeks')
    .option('--warm-up <n>', '前几周不计(默认 4) · weeks that are not counted')
    .option('--replications <n>', '重复次数(默认 10) · how many times')
    .option('--seed <n>', '随机种子(默认 1) · seed')
    .option('--from <date>', '起始日(默认 2026-01-05) · first day')
    .option('--queue <order>', 'fifo 先到先办，due 先到期先办 · first come, or first due, first served')
    .option('--people <party>', '求人数：守住 --keep 的时限，这一方需要几人 · how many of these keep the limit of --keep')
    .option('--keep <clock>', '要守住的时限 · the limit to keep')
    .option('--late <share>', '容许的超时率 · share that may be late', '5%')
    .option('--certainty <share>', '把握 · certainty', '95%')
    .option('--most <n>', '最多试到几人 · try no more than', '100')
    .action((id: string, options: Options) => { run(io, id, options) })
}

function run(io: CliIo, id: string, options: Options): void {
  const procedure = findProcedure(io, id, options)
  const plan = planFrom(io, procedure, options)
  const calendars = calendarsOnce()
  if (options.people !== undefined || options.keep !== undefined) {
    tellPeople(io, procedure, plan, options)
    return
  }
  const report = simulate(procedure, calendars, plan)
  if (options.json) io.out(JSON.stringify(report))
  else for (const line of describeSimulation(report, options.lang)) io.out(line)
}

function stop(io: CliIo, code: string, lines: readonly string[]): never {
  for (const line of lines) io.err(line)
  throw new CommanderError(2, code, lines[0] ?? code)
}

/** By its place in the library, or as a file of one's own. */
function findProcedure(io: CliIo, id: string, { lang }: Options): Procedure {
  const inLibrary = join(LIBRARY, `${id}.yaml`)
  const files = readProcedureFiles(existsSync(inLibrary) && /^[a-z0-9/-]+$/.test(id) ? inLibrary : id) ?? []
  const [file] = files
  // A folder is no procedure, even when only one lies in it by chance today.
  if (!file || files.length > 1 || !/\.ya?ml$/.test(file.path)) {
    const known = (readProcedureFiles(LIBRARY) ?? []).map(({ path }) => path.replace(/^procedures\//, '').replace(/\.yaml$/, ''))
    stop(io, 'procedures.unknown', [PROCEDURE_TEXTS[lang].noProcedure(id, known)])
  }
  const compiled = compileProcedure(file.text)
  if (!compiled.ok) stop(io, 'procedures.faulty', [SIMULATE_TEXTS[lang].faulty(file.path, compiled.findings.length)])
  return compiled.procedure
}

function planFrom(io: CliIo, procedure: Procedure, options: Options): Plan {
  const texts = SIMULATE_TEXTS[options.lang]
  const refuse = (problems: readonly PlanProblem[]): never => stop(io, 'simulate.plan', problems.map((problem) => texts.problem(problem, options.plan)))
  let written: unknown = {}
  if (options.plan !== undefined) {
    if (!existsSync(options.plan)) stop(io, 'simulate.no_file', [texts.noFile(options.plan)])
    const text = readFileSync(options.plan, 'utf8')
    const read = readPlanText(procedure, text, Object.keys(CALENDARS))
    if (!read.ok) return refuse(read.problems)
    written = parse(text) ?? {}
  }
  const read = readPlan(procedure, mergePlans(written, fromOptions(io, options)), Object.keys(CALENDARS))
  return read.ok ? read.plan : refuse(read.problems)
}

type Part = Record<string, unknown>

/** What is said on the command line goes before what stands in the file, entry by entry. */
function mergePlans(written: unknown, said: Part): Part {
  const merged: Part = isPart(written) ? { ...written } : {}
  for (const [key, value] of Object.entries(said)) {
    const there = merged[key]
    merged[key] = isPart(there) && isPart(value) ? mergePlans(there, value) : value
  }
  return merged
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The options as a plan would have them. */
function fromOptions(io: CliIo, options: Options): Part {
  const { lang, arrivals = [], levels = [], staff = [], handling = [], delay = [], outcome = [] } = options
  const pairs = (option: string, entries: readonly string[]): (readonly [string, string])[] => entries.flatMap((entry) => entry.split(/,(?=\s*[\w+:.-]+=)/)).map((entry) => {
    const cut = entry.indexOf('=')
    if (cut <= 0) stop(io, 'simulate.not_a_pair', [SIMULATE_TEXTS[lang].notAPair(option, entry)])
    return [entry.slice(0, cut).trim(), entry.slice(cut + 1).trim()]
  })
  const part = (key: string, entries: readonly (readonly [string, unknown])[]): Part => (entries.length > 0 ? { [key]: Object.fromEntries(entries) } : {})
  const number = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text)
  const single = (key: string, value: string | undefined): Part => (value === undefined ? {} : { [key]: number(value) })
  const outcomes: Record<string, Record<string, string>> = {}
  for (const [name, share] of pairs('--outcome', outcome)) {
    const [step = '', key = ''] = name.split('.')
    outcomes[step] = { ...outcomes[step], [key]: share }
  }
  const all = arrivals.length === 1 && !arrivals[0]?.includes('=')
  return {
    ...(all ? { arrivals: arrivals[0] } : part('arrivals', pairs('--arrivals', arrivals))), ...part('levels', pairs('--levels', levels)),
    ...part('staff', pairs('--staff', staff).map(([party, people]) => [party, number(people)])),
    ...part('handling', pairs('--handling', handling)), ...part('delays', pairs('--delay', delay)), ...part('outcomes', Object.entries(outcomes)),
    ...single('absence', options.absence), ...single('from', options.from), ...single('queue', options.queue),
    ...single('weeks', options.weeks), ...single('warmUp', options.warmUp), ...single('replications', options.replications), ...single('seed', options.seed),
  }
}

function tellPeople(io: CliIo, procedure: Procedure, plan: Plan, options: Options): void {
  const texts = SIMULATE_TEXTS[options.lang]
  const { people, keep } = options
  if (people === undefined || keep === undefined) stop(io, 'simulate.people_needs_clock', [texts.peopleNeedsClock])
  const share = (option: string, text: string): number => {
    const value = /^\d+(\.\d+)?\s*%?$/.test(text) ? Number(text.replace('%', '')) / (text.includes('%') ? 100 : 1) : NaN
    return value >= 0 && value <= 1 ? value : stop(io, 'simulate.not_a_share', [texts.notAShare(option, text)])
  }
  const question = { party: people, clock: keep, share: share('--late', options.late), certainty: Math.min(0.9999, share('--certainty', options.certainty)), most: Math.max(1, Number(options.most) || 1) }
  const answer = peopleNeeded(procedure, calendarsOnce(), plan, question)
  if ('problem' in answer) {
    const parties = partiesOf(procedure).filter(({ staffed }) => staffed).map(({ key, aliases }) => aliases[0] ?? key)
    stop(io, `simulate.${answer.problem}`, [texts.people(answer.problem, people, keep, parties, Object.keys(procedure.clocks))])
  }
  if (options.json) io.out(JSON.stringify(answer))
  else for (const line of describePeople(answer, options.lang)) io.out(line)
}
