import { mkdirSync } from 'node:fs'
import { OperatorError } from '../operator-error.ts'

export { lockHome, type HomeLock } from './lock.ts'
export { loadSecrets, type Secrets } from './secrets.ts'

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error))

/**
 * Makes the data folder. As root it stays passable, because the database inside runs as another user; what is
 * secret in it has its own rights.
 */
export const makeHome = (home: string): void => {
  try {
    mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  } catch (error) {
    throw new OperatorError({
      zh: `数据文件夹 ${home} 无法建立（${codeOf(error)}）。请用 HUIYIN_HOME 指定一个可写的文件夹。`,
      en: `The data folder ${home} cannot be made (${codeOf(error)}). Name a writable folder with HUIYIN_HOME.`,
    }, error)
  }
}
