/** An XLSX workbook as a sheet. Read in a thread of its own: unpacking and parsing take seconds that the server does not have. */
import { Worker } from 'node:worker_threads'
import type { SheetRow } from '../../../core/tabular/index.ts'
import { unreadable } from './unreadable.ts'
import { unpacksWithin } from './zip-content.ts'

const MOST_UNPACKED = 400 * 1024 * 1024
const MOST_HEAP_MB = 3072

/** What the thread answers. */
export type WorkbookAnswer = { readonly rows: readonly SheetRow[] } | { readonly failed: string }

/** The cells of the first visible sheet that has any. Throws `import.unreadable`. */
export async function readWorkbook(bytes: Buffer): Promise<readonly SheetRow[]> {
  const fits = await unpacksWithin(bytes, MOST_UNPACKED)
  if (fits === undefined) throw unreadable('brokenWorkbook')
  if (!fits) throw unreadable('tooLargeInside')
  const answer = await askThread(bytes)
  if ('failed' in answer) throw unreadable(answer.failed === 'memory' ? 'tooLargeInside' : 'brokenWorkbook')
  return answer.rows
}

function askThread(bytes: Buffer): Promise<WorkbookAnswer> {
  const thread = new Worker(new URL('./workbook-thread.ts', import.meta.url), { workerData: bytes, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB } })
  return new Promise((resolve, reject) => {
    thread.once('message', (answer: WorkbookAnswer) => resolve(answer))
    thread.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ failed: 'memory' }) : reject(error)))
    thread.once('exit', () => reject(new Error('the thread that reads a workbook ended without an answer')))
  })
}
