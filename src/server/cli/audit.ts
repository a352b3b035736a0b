import { Command } from 'commander'
import { besideServer } from './beside.ts'
import type { CliIo } from './io.ts'

interface Options {
  readonly json?: boolean
  readonly ticket?: string
}

/** `huiyin audit verify`: proves that no byte of the record was changed. Exit code 1 when something was found. */
export function auditCommand(io: CliIo): Command {
  const command = new Command('audit').description('核验记录 · verify the record')
  command.command('verify')
    .description('哈希链、重演、编号、待办与时限是否相符 · hash chains, replay, numbers, tasks and clocks')
    .option('--ticket <number>', '只核验一张工单 · one ticket only')
    .option('--json', '以 JSON 回答 · answer as JSON')
    .action((options: Options) => verify(io, options))
  return command
}

async function verify(io: CliIo, options: Options): Promise<void> {
  const told = options.json === true ? undefined : (tickets: number): void => { if (tickets % 10_000 === 0) io.err(`… ${tickets}`) }
  const report = await besideServer((commands) => commands.verifyRecord({ number: options.ticket, told }))
  if (!report) {
    io.err(`没有编号为 ${options.ticket ?? ''} 的工单 · there is no ticket ${options.ticket ?? ''}`)
    process.exitCode = 2
    return
  }
  const found = report.findings.length + report.more
  if (found > 0) process.exitCode = 1
  if (options.json === true) {
    io.out(JSON.stringify({ ok: found === 0, ...report }))
    return
  }
  for (const { message } of report.findings) io.out(`${message.zh}\n  ${message.en}`)
  if (report.more > 0) io.out(`… +${report.more}`)
  io.out(found === 0
    ? `已核验 ${report.tickets} 张工单、${report.events} 条记录，没有发现问题 · ${report.tickets} tickets and ${report.events} events verified, nothing found`
    : `已核验 ${report.tickets} 张工单、${report.events} 条记录，发现 ${found} 处问题 · ${report.tickets} tickets and ${report.events} events verified, ${found} findings`)
}
