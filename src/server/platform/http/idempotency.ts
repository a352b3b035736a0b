/** The same key, the same creation: a repeated request gets the first answer and nothing is made twice. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Db, Tx } from '../database/tables.ts'
import { AppError } from './app-error.ts'

export interface IdempotentRequest {
  /** Keys of different people never meet. */
  readonly actor: string
  readonly key: string
  /** SHA-256 of what was asked. */
  readonly requestHash: Buffer
}

const UNIQUE_VIOLATION = '23505'

/** The key a request came with, and what it asks for; undefined when it came without, which costs nothing. */
export function idempotencyOf(request: FastifyRequest, actor: string): IdempotentRequest | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new AppError('request.invalid', { problems: [{ field: 'Idempotency-Key', code: 'field.bad_format' }] })
  const asked = `${request.method} ${request.routeOptions.url ?? ''}\n${JSON.stringify(request.body ?? null)}`
  return { actor, key, requestHash: createHash('sha256').update(asked).digest() }
}

/** The answer this key got before. Throws `request.idempotency_mismatch` when it was used for something else. */
export async function findIdempotent(db: Db | Tx, request: IdempotentRequest): Promise<unknown> {
  const row = await db.selectFrom('idempotency').select(['request_hash', 'response']).where('actor', '=', request.actor).where('key', '=', request.key).executeTakeFirst()
  if (!row) return undefined
  if (!row.request_hash.equals(request.requestHash)) throw new AppError('request.idempotency_mismatch')
  return row.response
}

/** Keeps answers with the creations they belong to, in their transaction; a key that was used meanwhile fails it (see `isUsedKey`). */
export async function rememberIdempotent(tx: Tx, entries: readonly (IdempotentRequest & { readonly response: object })[]): Promise<void> {
  if (entries.length === 0) return
  await tx.insertInto('idempotency').values(entries.map(({ actor, key, requestHash, response }) => ({ actor, key, request_hash: requestHash, response: JSON.stringify(response) }))).execute()
}

/** Whether a write failed because somebody used the same key at the same moment. */
export function isUsedKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION && 'constraint' in error && error.constraint === 'idempotency_pkey'
}

/** Looks, makes, and looks again when a twin was quicker. `make` keeps the answer itself, in its own transaction. Without a key it only makes. */
export async function onceByKey<T extends object>(db: Db, request: IdempotentRequest | undefined, make: () => Promise<T>): Promise<T> {
  if (!request) return make()
  // What is stored under the key is what `make` answered to the same request.
  const before = (await findIdempotent(db, request)) as T | undefined
  if (before) return before
  try {
    return await make()
  } catch (error) {
    const twin = isUsedKey(error) ? ((await findIdempotent(db, request)) as T | undefined) : undefined // as above
    if (twin) return twin
    throw error
  }
}

/** Makes something in a transaction of its own, once per key. */
export async function withIdempotency<T extends object>(db: Db, request: IdempotentRequest | undefined, make: (tx: Tx) => Promise<T>): Promise<T> {
  return onceByKey(db, request, () => db.transaction().execute(async (tx) => {
    const response = await make(tx)
    if (request) await rememberIdempotent(tx, [{ ...request, response }])
    return response
  }))
}

/** A day is long enough for every retry. Answers how many were forgotten. */
export async function forgetIdempotent(db: Db, before: Date): Promise<number> {
  const result = await db.deleteFrom('idempotency').where('at', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}
