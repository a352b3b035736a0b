import { spawnSync } from 'node:child_process'

/** Only what the programs need: PGDATA and its kin of the caller must not reach them. */
export const bareEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {}),
})

/**
 * The words to put before a command so that the kernel itself signals it when Node dies, even by kill -9.
 * Empty where the system has no such thing; what is left running is then ended by the next start.
 */
export const leash = (signal: 'INT' | 'KILL'): string[] =>
  process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', signal, 'true'], { stdio: 'ignore' }).status === 0
    ? ['setpriv', '--pdeathsig', signal]
    : []
