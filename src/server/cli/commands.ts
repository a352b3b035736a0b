import type { Command } from 'commander'
import type { CliIo } from './io.ts'

/** One command of the command line; its module is loaded only when it is called. */
export type CommandEntry = {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<(io: CliIo) => Command>
}

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'serve', summary: '启动服务 · start the server', load: async () => (await import('./serve.ts')).serveCommand },
  { name: 'import', summary: '导入表格 · bring tickets in from a table', load: async () => (await import('./import.ts')).importCommand },
  { name: 'demo', summary: '演示内容：填入、移除 · demonstration: fill in, take out', load: async () => (await import('./demo.ts')).demoCommand },
  { name: 'audit', summary: '核验记录 · verify the record', load: async () => (await import('./audit.ts')).auditCommand },
  { name: 'calendar', summary: '工作日历与到期时间 · working calendar and due times', load: async () => (await import('./calendar.ts')).calendarCommand },
  { name: 'procedures', summary: '制度：列出、检查、演练、说明 · procedures: list, check, rehearse, explain', load: async () => (await import('./procedures.ts')).proceduresCommand },
]
