/** `huiyin procedures describe`: a procedure in plain words, as a picture, as BPMN, or as data. */
import { CommanderError, Option } from 'commander'
import type { Command } from 'commander'
import { compileProcedure, describeProcedure, diagramOf, toBpmn, toMarkdown, toSvg, whoInWords } from '../../core/procedure/index.ts'
import type { Procedure } from '../../core/procedure/index.ts'
import type { CliIo } from './io.ts'
import { LIBRARY, readProcedureFiles } from './procedures-files.ts'
import { PROCEDURE_TEXTS } from './procedures-texts.ts'

const FORMATS = ['md', 'svg', 'bpmn', 'json'] as const
type Format = (typeof FORMATS)[number]

interface Options {
  readonly lang: 'zh' | 'en'
  readonly json?: boolean
  readonly format?: Format
}

/** Adds the argument and option to a command. Ends with 2 when there is no such procedure, with 1 when its file has errors. */
export function describeCommand(command: Command, io: CliIo): void {
  command
    .argument('<id>', '制度编号，如 school/general-affairs-feedback，或一个制度文件 · an id such as school/general-affairs-feedback, or a procedure file')
    .addOption(new Option('--format <format>', '说明、流程图、BPMN 2.0 或数据(默认 md) · words, diagram, BPMN 2.0 or data (default: md)').choices([...FORMATS]))
    .action((id: string, options: Options) => { describe(io, id, options) })
}

function describe(io: CliIo, id: string, options: Options): void {
  const procedure = id.endsWith('.yaml') ? fromFile(io, id, options) : fromLibrary(io, id, options)
  if (procedure) io.out(render(procedure, options.format ?? (options.json ? 'json' : 'md'), options.lang).trimEnd())
}

function fromLibrary(io: CliIo, id: string, { lang }: Options): Procedure {
  const all = (readProcedureFiles(LIBRARY) ?? []).map(({ text }) => compileProcedure(text)).flatMap((compiled) => (compiled.ok ? [compiled.procedure] : []))
  const procedure = all.find((candidate) => candidate.id === id)
  if (procedure) return procedure
  io.err(PROCEDURE_TEXTS[lang].noProcedure(id, all.map((candidate) => candidate.id)))
  throw new CommanderError(2, 'procedures.unknown', id)
}

/** A file that has errors is told by its errors. */
function fromFile(io: CliIo, path: string, { lang }: Options): Procedure | undefined {
  const texts = PROCEDURE_TEXTS[lang]
  const [file] = readProcedureFiles(path) ?? []
  if (!file) {
    io.err(texts.nothingThere(path))
    throw new CommanderError(2, 'procedures.nothing_there', path)
  }
  const compiled = compileProcedure(file.text)
  if (compiled.ok) return compiled.procedure
  for (const found of compiled.findings) io.err(texts.finding(file.path, found))
  process.exitCode = 1
  return undefined
}

function render(procedure: Procedure, format: Format, lang: 'zh' | 'en'): string {
  const draw = (langs: readonly ('zh' | 'en')[]): ReturnType<typeof diagramOf> => diagramOf(procedure, (step) => (step.by.length === 0 ? undefined : whoInWords(procedure, step.by)), langs)
  switch (format) {
    case 'md': return toMarkdown(describeProcedure(procedure, lang))
    case 'svg': return toSvg(draw([lang]), procedure.title, lang)
    case 'bpmn': return toBpmn(procedure, lang)
    case 'json': return JSON.stringify({ id: procedure.id, version: procedure.version, ...describeProcedure(procedure, lang), diagram: draw([lang]) })
  }
}
