import { randomBytes } from 'node:crypto'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { findSystemPostgres } from './test/support/system-postgres.ts'

// Inherited by every process of this run: what it makes on the disk carries this mark.
process.env['HUIYIN_TEST_RUN'] ??= randomBytes(4).toString('hex')

const never = ['**/node_modules/**', 'dist/**', 'test/guards/planted/**']
const onDatabase = ['src/server/**/*.db.test.ts', 'test/server/**/*.test.ts']
const onProcesses = ['src/server/**/*.process.test.ts', 'test/crash/**/*.test.ts']

/** The same tests on one kind of database; `npm test` says which kinds there were. */
const server = (kind: 'embedded' | 'system'): TestProjectInlineConfiguration => ({
  test: {
    name: `server-${kind}`,
    include: onDatabase,
    exclude: never,
    globalSetup: 'test/support/database-setup.ts',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})

const hasSystem = Boolean(process.env['DATABASE_URL']) || findSystemPostgres() !== undefined
/** HUIYIN_TEST_DATABASES chooses; without it, every kind that the machine has. */
const kinds = (process.env['HUIYIN_TEST_DATABASES']?.split(',') ?? ['embedded', hasSystem ? 'system' : '']).map((kind) => kind.trim())

export default defineConfig({
  test: {
    // A machine of two cores: more workers only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'core',
          include: ['src/**/*.test.{ts,tsx}', 'test/guards/*.test.ts', 'test/support/*.test.ts', 'bin/**/*.test.ts', 'procedures/**/*.test.ts'],
          exclude: [...never, ...onDatabase, ...onProcesses],
          testTimeout: 20_000,
        },
      },
      ...(kinds.includes('embedded') ? [server('embedded')] : []),
      ...(kinds.includes('system') ? [server('system')] : []),
      { test: { name: 'crash', include: onProcesses, exclude: never, testTimeout: 120_000, hookTimeout: 60_000 } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], exclude: never, globalSetup: 'test/browser/support/build-screens.ts', testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
})
