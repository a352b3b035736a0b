/** `huiyin audit verify` as the operator runs it, beside the server: chains, states that are not their events replayed, rows, numbers. */
import { join } from 'node:path'
import { z } from 'zod'
import { startProgram } from '../../support/processes.ts'

const CLI = join(import.meta.dirname, '../../../src/server/cli/main.ts')
const reportShape = z.object({ tickets: z.number(), events: z.number(), findings: z.array(z.unknown()) })

export interface Audit extends z.infer<typeof reportShape> {
  readonly code: number | null
}

/** What it answers, and its exit code: 0 when nothing was found. */
export async function audit(home: string, env: NodeJS.ProcessEnv): Promise<Audit> {
  const program = startProgram(process.execPath, [CLI, 'audit', 'verify', '--json'], { env: { PATH: process.env['PATH'], HUIYIN_HOME: home, ...env } })
  const line = await program.waitForLine(/^\{/)
  return { ...reportShape.parse(JSON.parse(line)), code: (await program.ended).code }
}
