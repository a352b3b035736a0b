import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, CommanderError } from 'commander'
import { parse } from 'yaml'
import { labelShape, mappingShape } from '../../contract/index.ts'
import type { Mapping } from '../../contract/index.ts'
import { errorText } from '../../contract/index.ts'
import { AppError } from '../platform/http/app-error.ts'
import { besideServer } from './beside.ts'
import type { CliIo } from './io.ts'

interface Options {
  readonly procedure: string
  readonly map?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** `huiyin import FILE`: every row becomes a ticket; what is there already stays as it is. */
export function importCommand(io: CliIo): Command {
  return new Command('import')
    .description('导入 XLSX 或 CSV：每行一张工单，重复导入不会重复登记 · bring an XLSX or CSV in: a ticket a row, never twice')
    .argument('<file>', 'XLSX、CSV 或 TSV 文件 · the table')
    .requiredOption('--procedure <id>', '制度，如 park/relayed-complaint · the procedure')
    .option('--map <file>', '列与字段的对应（YAML）；不给则按表头猜 · which column fills which field; guessed from the headers otherwise')
    .option('--dry-run', '只试，不登记 · try only')
    .option('--json', '以 JSON 回答 · answer as JSON')
    .action((file: string, options: Options) => run(io, file, options))
}

function refuse(io: CliIo, zh: string, en: string): never {
  io.err(`${zh}\n${en}`)
  throw new CommanderError(2, 'huiyin.badInput', en)
}

function read(io: CliIo, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return refuse(io, `文件 ${file} 读不出来（${code}）。请检查路径。`, `The file ${file} cannot be read (${code}). Check the path.`)
  }
}

function readMapping(io: CliIo, file: string): Mapping {
  const parsed = mappingShape.safeParse(parse(read(io, file).toString('utf8')))
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map((issue) => issue.path.join('.') || '.').join(', ')
  return refuse(io, `${file} 的写法不对（${places}）。应有 columns: { 目标: 列名 }，可有 constants。`, `${file} is not a mapping (${places}). It has columns: { target: header } and may have constants.`)
}

/** A line for every tenth of the way. */
function tellProgress(io: CliIo): (done: number, total: number) => void {
  let told = 0
  return (done, total) => {
    const tenth = Math.floor((done * 10) / Math.max(1, total))
    if (tenth > told) io.err(`… ${done}/${total}`)
    told = tenth
  }
}

/** What is wrong as a whole, in words: the sentence about the file, or the places in the mapping. */
function explain({ code, details }: AppError): { zh: string; en: string } {
  const sentence = labelShape.safeParse(details['message'])
  const places = (details.problems ?? []).map((problem) => problem.field).join(', ')
  const added = sentence.success ? sentence.data : { zh: places, en: places }
  return { zh: `${errorText(code, 'zh')}${added.zh}`, en: `${errorText(code, 'en')} ${added.en}`.trimEnd() }
}

/** Nothing could be read or registered: told as one problem of the whole file, exit code 1. */
function fail(io: CliIo, error: AppError, json: boolean): void {
  const message = explain(error)
  process.exitCode = 1
  if (json) io.out(JSON.stringify({ created: 0, unchanged: 0, errors: [{ row: 0, column: '', code: error.code, message }] }))
  else io.err(`${message.zh}\n${message.en}`)
}

async function run(io: CliIo, file: string, options: Options): Promise<void> {
  const bytes = read(io, file)
  const mapping = options.map === undefined ? undefined : readMapping(io, options.map)
  const told = options.json === true ? (): void => undefined : tellProgress(io)
  const done = await besideServer((commands) => commands.importFile({ name: basename(file), bytes }, { procedure: options.procedure, mapping, dryRun: options.dryRun === true, told })).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    fail(io, error, options.json === true)
    return undefined
  })
  if (!done) return
  if (options.json === true) {
    io.out(JSON.stringify({ created: done.created, unchanged: done.unchanged, errors: done.errors }))
    return
  }
  for (const problem of done.errors) io.out(`第 ${problem.row} 行 · row ${problem.row}, ${problem.column}: ${problem.message.zh} · ${problem.message.en}`)
  const verb = options.dryRun === true ? ['将登记', 'would be registered'] : ['已登记', 'registered']
  io.out(`${verb[0]} ${done.created}，原有 ${done.unchanged}，有问题 ${done.errors.length} · ${verb[1]} ${done.created}, there already ${done.unchanged}, problems ${done.errors.length}`)
}
