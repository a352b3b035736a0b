import { Command, CommanderError } from 'commander'
import { besideServer } from './beside.ts'
import type { CliIo } from './io.ts'

interface Options {
  readonly tickets: number
  readonly seed: number
  readonly password?: string
  readonly remove?: boolean
  readonly json?: boolean
}

const MOST_TICKETS = 20_000
const SHORTEST_PASSWORD = 10

/** `huiyin demo`: fills the system with an invented organisation, or takes it out again. */
export function demoCommand(io: CliIo): Command {
  return new Command('demo')
    .description('填入演示单位与工单，可再移除 · fill in a demonstration, or take it out again')
    .option('--tickets <count>', '工单数 · how many tickets', readCount(io, '--tickets', MOST_TICKETS), 300)
    .option('--seed <number>', '同一个数生成同样的内容 · the same number makes the same content', readCount(io, '--seed', 1_000_000_000), 7)
    .option('--password <password>', '演示账号的密码；不给则随机生成 · password of the accounts; made at random otherwise')
    .option('--remove', '移除演示内容，不动其他 · take the demonstration out, and nothing else')
    .option('--json', '以 JSON 回答 · answer as JSON')
    .action((options: Options) => (options.remove === true ? remove(io, options) : fill(io, options)))
}

function refuse(io: CliIo, zh: string, en: string): never {
  io.err(`${zh}\n${en}`)
  throw new CommanderError(2, 'huiyin.badInput', en)
}

const readCount = (io: CliIo, name: string, most: number) => (text: string): number => {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 0 || count > most) return refuse(io, `${name} 须为 0 到 ${most} 的整数。`, `${name} must be a whole number from 0 to ${most}.`)
  return count
}

async function fill(io: CliIo, { tickets, seed, password, json }: Options): Promise<void> {
  if (password !== undefined && password.length < SHORTEST_PASSWORD) refuse(io, `密码至少 ${SHORTEST_PASSWORD} 个字符。`, `The password needs at least ${SHORTEST_PASSWORD} characters.`)
  const told = (done: number, total: number): void => { if (json !== true) io.err(`… ${done}/${total}`) }
  const filled = await besideServer((commands) => commands.fillDemo({ tickets, seed, password, told }))
  if (json === true) {
    io.out(JSON.stringify(filled))
    return
  }
  io.out(`演示工单 ${filled.tickets} 张，演示人员 ${filled.people.length} 人 · ${filled.tickets} tickets and ${filled.people.length} people for demonstration`)
  if (filled.tickets === 0) io.out('演示工单原已填入，没有重复填入；先用 --remove 移除才会重新生成。 · The tickets were there already; remove them first to make new ones.')
  if (filled.password !== undefined) {
    const logins = filled.people.filter((login) => login !== filled.owner)
    io.out(`登录名 · sign in as: ${filled.owner === undefined ? '' : `${filled.owner} (管理员 · owner), `}${logins[0] ?? ''} … ${logins.at(-1) ?? ''}`)
    io.out(`密码（只显示这一次） · password (shown only now): ${filled.password}`)
  }
  io.out('移除 · take it out again: npx huiyin demo --remove')
}

async function remove(io: CliIo, { json }: Options): Promise<void> {
  const removed = await besideServer((commands) => commands.removeDemo())
  if (json === true) {
    io.out(JSON.stringify(removed))
    return
  }
  io.out(`已移除演示工单 ${removed.tickets} 张、人员 ${removed.people} 人、单位 ${removed.units} 个、岗位 ${removed.posts} 个 · removed: ${removed.tickets} tickets, ${removed.people} people, ${removed.units} units, ${removed.posts} posts`)
  if (removed.left > 0) io.out(`${removed.left} 名演示人员办理过真实工单，名字保留，已不能登录 · ${removed.left} of the people worked on real tickets: their names stay, they can no longer sign in`)
}
