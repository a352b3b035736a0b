/** `huiyin procedures diff BEFORE AFTER`: what changes between two versions, in words. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { CommanderError } from 'commander'
import { compileProcedure } from '../../core/procedure/index.ts'
import type { Label, Procedure } from '../../core/procedure/index.ts'
import { diffProcedures, WEIGHTS } from '../../core/versions/index.ts'
import type { Weight } from '../../core/versions/index.ts'
import { besideServer } from './beside.ts'
import type { CliIo } from './io.ts'
import { LIBRARY, readProcedureFiles } from './procedures-files.ts'
import { PROCEDURE_TEXTS } from './procedures-texts.ts'

interface Options {
  readonly lang: 'zh' | 'en'
  readonly json?: boolean
}

const TITLES: Readonly<Record<Weight, Label>> = {
  breaking: { zh: '影响在办工单、已存内容或接口，须先决定如何处理', en: 'Touches running tickets, stored values or callers: decide first' },
  rule: { zh: '规则改变', en: 'The rule changes' },
  wording: { zh: '文字改变', en: 'The wording changes' },
}

export function diffCommand(command: Command, io: CliIo): void {
  command
    .argument('<before>', '文件，或 制度编号[@版本] · a file, or an id[@version]')
    .argument('<after>', '文件，或 制度编号[@版本] · a file, or an id[@version]')
    .action((before: string, after: string, options: Options) => diff(io, before, after, options))
}

async function diff(io: CliIo, left: string, right: string, options: Options): Promise<void> {
  const [before, after] = [await find(io, left, options), await find(io, right, options)]
  const changes = diffProcedures(before, after)
  if (options.json) return io.out(JSON.stringify({ before: nameOf(before), after: nameOf(after), changes }))
  const say = (label: Label): string => label[options.lang]
  io.out(`${before.id}@${before.version} → ${after.id}@${after.version}`)
  if (changes.length === 0) io.out(say({ zh: '没有任何不同', en: 'There is no difference' }))
  for (const weight of WEIGHTS) {
    const those = changes.filter((change) => change.weight === weight)
    if (those.length > 0) io.out(`\n${say(TITLES[weight])}`)
    for (const change of those) io.out(`  ${say(change)}`)
  }
}

const nameOf = ({ id, version }: Procedure): { readonly id: string; readonly version: number } => ({ id, version })

function refuse(io: CliIo, { lang }: Options, sentence: Label): never {
  io.err(sentence[lang])
  throw new CommanderError(2, 'huiyin.badInput', sentence.en)
}

/** A file; a procedure of the library; else a version that this installation has published. */
async function find(io: CliIo, name: string, options: Options): Promise<Procedure> {
  if (existsSync(name) && statSync(name).isFile()) return compileFile(io, name, readFileSync(name, 'utf8'), options)
  const [id = '', version] = name.split('@')
  const library = (readProcedureFiles(LIBRARY) ?? []).map((file) => ({ file, id: /^procedure: *(\S+)/m.exec(file.text)?.[1], version: /^version: *(\d+)/m.exec(file.text)?.[1] }))
  const there = library.find((entry) => entry.id === id && (version === undefined || entry.version === version))
  if (there) return compileFile(io, there.file.path, there.file.text, options)
  if (version === undefined || !/^\d{1,6}$/.test(version)) return refuse(io, options, { zh: PROCEDURE_TEXTS.zh.noProcedure(id, library.flatMap((entry) => entry.id ?? [])), en: PROCEDURE_TEXTS.en.noProcedure(id, library.flatMap((entry) => entry.id ?? [])) })
  const published = await besideServer(async (commands) => commands.procedure(id, Number(version)))
  return published ?? refuse(io, options, { zh: `没有发布过“${id}”的第 ${version} 版，文件里也没有`, en: `Version ${version} of "${id}" was never published here, and no file has it` })
}

/** Findings are told with their places; what does not compile cannot be compared. */
function compileFile(io: CliIo, path: string, text: string, options: Options): Procedure {
  const compiled = compileProcedure(text)
  if (compiled.ok) return compiled.procedure
  for (const finding of compiled.findings) io.err(PROCEDURE_TEXTS[options.lang].finding(path, finding))
  throw new CommanderError(1, 'procedures.invalid', path)
}
