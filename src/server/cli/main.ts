import { CommanderError } from 'commander'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { COMMANDS, type CommandEntry } from './commands.ts'
import type { CliIo } from './io.ts'

const USAGE_ERROR = 2

const screen: CliIo = {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
}

const readVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string } // our own file
  return version
}

const help = (): string => {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2
  return [
    'Huiyin 回音: 反馈、投诉与质量问题的闭环 · closed-loop feedback, complaints and quality issues',
    '',
    '用法 · usage: huiyin <命令 command> [选项 options]',
    '',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    '每个命令都有 --help · every command has --help',
  ].join('\n')
}

/** Commander ends the process by itself unless told otherwise; here it only tells the exit code. */
const runCommand = async (entry: CommandEntry, args: readonly string[], io: CliIo): Promise<number | undefined> => {
  const create = await entry.load()
  const command = create(io)
  command.name(`huiyin ${entry.name}`)
  for (const each of [command, ...command.commands]) {
    each.exitOverride().configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) })
  }
  try {
    await command.parseAsync([...args], { from: 'user' })
    return undefined
  } catch (error) {
    // Commander has printed its own message. Its 1 for a wrong word is everybody's 2.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_ERROR
    throw error
  }
}

/** An OperatorError is told in its two languages; everything else is a bug and shows where it is. */
const explain = (error: unknown, io: CliIo): void => {
  if (error instanceof Error && error.name === 'OperatorError') io.err(error.message)
  else io.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

/** Runs one command line; answers the exit code, or undefined to leave it to what the command set. */
export const runCli = async (args: readonly string[], io: CliIo): Promise<number | undefined> => {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(help())
    return name === undefined ? USAGE_ERROR : 0
  }
  if (name === '--version' || name === '-V') {
    io.out(readVersion())
    return 0
  }
  const entry = COMMANDS.find((candidate) => candidate.name === name)
  if (!entry) {
    io.err(`没有命令 ${name} · there is no command ${name}\n`)
    io.err(help())
    return USAGE_ERROR
  }
  try {
    return await runCommand(entry, rest, io)
  } catch (error) {
    explain(error, io)
    return 1
  }
}

/** The program that started us holds a channel open; its end, however it comes, is a wish to stop. */
const stopWithParent = (): void => {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  stopWithParent()
  const code = await runCli(process.argv.slice(2), screen)
  if (code !== undefined) process.exitCode = code
}
