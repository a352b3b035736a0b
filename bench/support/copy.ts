/** Rows into a table by COPY: for the bulk loader, where INSERT would spend most of its time on reading JSON. */
import type { ClientBase, Connection, Submittable } from 'pg'

export type CopiedRow = Readonly<Record<string, unknown>>

/** What pg's connection can do beyond what its types say. */
interface CopyConnection {
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
}

const LINES_PER_CHUNK = 200

class CopyIn implements Submittable {
  readonly done: Promise<void>
  readonly #text: string
  readonly #chunks: Iterable<string>
  readonly #settle: { readonly resolve: () => void; readonly reject: (error: Error) => void }

  constructor(text: string, chunks: Iterable<string>) {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    this.done = promise
    this.#settle = { resolve: () => { resolve(undefined) }, reject }
    this.#text = text
    this.#chunks = chunks
  }

  // pg calls these by name: a query object of one's own, as its documentation describes.
  submit(connection: Connection): void {
    (connection as unknown as CopyConnection).query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (const chunk of this.#chunks) connection.sendCopyFromChunk(Buffer.from(chunk))
    connection.endCopyFrom()
  }

  handleCommandComplete(): void {
    // What counts is that the server is ready again.
  }

  handleReadyForQuery(): void {
    this.#settle.resolve()
  }

  handleError(error: Error): void {
    this.#settle.reject(error)
  }
}

/** Writes rows that all have the columns of the first one. */
export async function copyRows(client: ClientBase, table: string, rows: readonly CopiedRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const copy = new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`, chunksOf(columns, rows))
  client.query(copy)
  await copy.done
}

function* chunksOf(columns: readonly string[], rows: readonly CopiedRow[]): Generator<string> {
  for (let at = 0; at < rows.length; at += LINES_PER_CHUNK) {
    yield rows.slice(at, at + LINES_PER_CHUNK).map((row) => `${columns.map((column) => fieldOf(row[column])).join('\t')}\n`).join('')
  }
}

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return escaped(value)
  if (Array.isArray(value)) return escaped(`{${value.map((entry) => JSON.stringify(entry)).join(',')}}`)
  return escaped(JSON.stringify(value))
}

const SPECIAL = /[\\\n\r\t]/g
const WRITTEN: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => WRITTEN[character] ?? character)
}
