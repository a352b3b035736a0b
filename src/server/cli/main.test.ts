import { describe, expect, it } from 'vitest'
import { COMMANDS } from './commands.ts'
import { runCli } from './main.ts'

const run = async (...args: string[]): Promise<{ code: number | undefined; out: string; err: string }> => {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('the command line', () => {
  it('lists every command in both languages', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    for (const { name, summary } of COMMANDS) {
      expect(out).toContain(name)
      expect(summary).toMatch(/\p{Script=Han}.* · [a-z]/u)
    }
  })

  it('shows the help and fails when nothing was asked', async () => {
    expect(await run()).toMatchObject({ code: 2 })
  })

  it('names a command that does not exist and lists those that do', async () => {
    const { code, err } = await run('dance')
    expect(code).toBe(2)
    expect(err).toMatch(/没有命令 dance · there is no command dance[^]*serve/)
  })

  it('names an option that does not exist', async () => {
    expect(await run('serve', '--loud')).toMatchObject({ code: 2, err: expect.stringContaining('--loud') as string })
  })

  it('answers its version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it.each(COMMANDS.map(({ name }) => name))('%s has a help of its own', async (name) => {
    const { code, out } = await run(name, '--help')
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`Usage: huiyin ${name}`))
  })
})
