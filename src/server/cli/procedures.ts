import { Command, CommanderError, Option } from 'commander'
import { compileProcedure, verifyProcedure } from '../../core/procedure/index.ts'
import type { Compiled, Finding, Procedure } from '../../core/procedure/index.ts'
import type { CliIo } from './io.ts'
import { describeCommand } from './procedures-describe.ts'
import { diffCommand } from './procedures-diff.ts'
import { LIBRARY, readProcedureFiles } from './procedures-files.ts'
import { gapsIn, tellTested, testFile } from './procedures-test.ts'
import { schemaCommand } from './procedures-schema.ts'
import { simulateCommand } from './procedures-simulate.ts'
import { PROCEDURE_TEXTS } from './procedures-texts.ts'
import { besideEachOther } from './procedures-together.ts'
import type { CompiledFile } from './procedures-together.ts'

interface Options {
  readonly lang: 'zh' | 'en'
  readonly json?: boolean
}

interface TestOptions extends Options {
  readonly strict?: boolean
}

/** `huiyin procedures list | verify | test | describe`: procedures as files. Ends with 1 when something is wrong in them, with 2 for bad input. */
export function proceduresCommand(io: CliIo): Command {
  const command = new Command('procedures').description('制度：列出、检查、演练、说明 · procedures: list, check, rehearse, explain').exitOverride()
  const add = (name: string, description: string): Command => addOptions(command.command(name).description(description), io)
  add('list', '列出制度库 · the library')
    .action((options: Options) => { list(io, options) })
  add('verify', '检查制度文件 · check procedure files')
    .argument('[path...]', '文件或文件夹(默认整个制度库) · files or folders (default: the library)')
    .action((paths: string[], options: Options) => { verify(io, paths, options) })
  add('test', '演练制度旁边的场景 · run the scenarios beside procedures')
    .argument('[path...]', '文件或文件夹(默认整个制度库) · files or folders (default: the library)')
    .option('--strict', '凡有未覆盖的部分即不通过 · fail on any gap in what is covered')
    .action((paths: string[], options: TestOptions) => { test(io, paths, options) })
  describeCommand(add('describe', '用平常话说明一个制度，或画成流程图 · a procedure in plain words, or drawn'), io)
  simulateCommand(add('simulate', '演算：来多少件、多少人，会排多长的队 · simulate: how long the lines get'), io)
  diffCommand(add('diff', '两个版本有何不同 · what changes between two versions'), io)
  schemaCommand(add('schema', '编辑器用的 JSON Schema · the JSON Schema for editors'), io)
  return command
}

function addOptions(command: Command, io: CliIo): Command {
  return command
    .configureOutput({ writeOut: (text) => { io.out(text.trimEnd()) }, writeErr: (text) => { io.err(text.trimEnd()) } })
    .exitOverride()
    .addOption(new Option('--lang <lang>', '语言 · language').choices(['zh', 'en']).default('zh'))
    .option('--json', '以 JSON 输出 · answer as JSON')
}

/** The answer was given and it is no good news. */
function endBadly(): void {
  process.exitCode = 1
}

function read(io: CliIo, paths: readonly string[], { lang }: Options): CompiledFile[] {
  return (paths.length === 0 ? [LIBRARY] : paths).flatMap((path) => {
    const files = readProcedureFiles(path)
    if (!files || files.length === 0) {
      io.err(PROCEDURE_TEXTS[lang].nothingThere(path))
      throw new CommanderError(2, 'procedures.nothing_there', path)
    }
    return files.map((file) => ({ file, compiled: compileProcedure(file.text) }))
  })
}

function list(io: CliIo, options: Options): void {
  const files = read(io, [], options)
  if (files.some(({ compiled }) => !compiled.ok)) endBadly()
  const rows = files.map(({ file, compiled }) => (compiled.ok ? { path: file.path, ...summaryOf(compiled.procedure), errors: 0 } : { path: file.path, id: null, version: null, catalogue: null, title: null, errors: compiled.findings.length }))
  if (options.json) return io.out(JSON.stringify(rows))
  for (const row of rows) io.out(row.title ? `${row.id}  v${row.version}  ${row.title[options.lang]}${row.catalogue ? `  ${row.catalogue}` : ''}` : `✗ ${row.path} (${row.errors})`)
}

function summaryOf({ id, version, catalogue, title }: Procedure): Pick<Procedure, 'id' | 'version' | 'catalogue' | 'title'> {
  return { id, version, catalogue, title }
}

function verify(io: CliIo, paths: readonly string[], options: Options): void {
  const texts = PROCEDURE_TEXTS[options.lang]
  const files = besideEachOther(read(io, paths, options)).map(({ file, compiled }) => ({ path: file.path, procedure: compiled.ok ? compiled.procedure.id : null, ...proved(compiled) }))
  const count = (severity: 'error' | 'warning'): number => files.reduce((sum, { findings }) => sum + findings.filter((found) => found.severity === severity).length, 0)
  const [errors, warnings] = [count('error'), count('warning')]
  if (errors > 0) endBadly()
  if (options.json) return io.out(JSON.stringify({ files, errors, warnings }))
  for (const { path, findings } of files) for (const found of findings) io.out(texts.finding(path, found))
  io.out(texts.verified(files.length, errors, warnings))
}

/** What is written correctly is then proved to work. */
function proved(compiled: Compiled): { readonly ok: boolean; readonly findings: readonly Finding[] } {
  if (!compiled.ok) return { ok: false, findings: compiled.findings }
  const findings = [...compiled.findings, ...verifyProcedure(compiled.procedure, compiled.places)]
  return { ok: findings.every((found) => found.severity !== 'error'), findings }
}

function test(io: CliIo, paths: readonly string[], options: TestOptions): void {
  const texts = PROCEDURE_TEXTS[options.lang]
  const demand = options.strict === true ? 'strict' : 'library'
  const files = read(io, paths, options).map(({ file, compiled }) => compiled.ok
    ? testFile(file, compiled.procedure, demand)
    : { path: file.path, procedure: null, findings: compiled.findings, scenarios: [], coverage: null, ok: false as const })
  const results = files.flatMap((file) => [...file.scenarios])
  const failed = results.filter((result) => result.failures.length > 0).length
  const incomplete = files.filter((file) => !file.coverage || gapsIn(file.coverage, demand).length > 0).map((file) => file.path)
  if (files.some((file) => !file.ok)) endBadly()
  if (options.json) return io.out(JSON.stringify({ files, passed: results.length - failed, failed }))
  for (const file of files) {
    const lines = file.procedure === null ? file.findings.map((found) => texts.finding(file.path, found)) : tellTested(file, texts)
    for (const line of lines) io.out(line)
  }
  io.out(texts.tested(results.length - failed, failed, incomplete, demand))
}
