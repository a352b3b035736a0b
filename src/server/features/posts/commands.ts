import type { z } from 'zod'
import type { PostView, changePostShape, newPostShape } from '../../../contract/index.ts'
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import type { FieldProblem } from '../../platform/http/index.ts'
import { addPost, changePost, findAbsent, findPost, hasTasks, isOpenUnit, replaceStandIns } from './store.ts'
import type { StandIn } from './store.ts'
import { listPosts } from './views.ts'

export interface PostDeps {
  readonly db: Db
  readonly now: () => number
  /** What this process knows of the directory is out of date. */
  readonly changed: () => Promise<void>
}

export interface PostCommands {
  readonly add: (actor: string, post: z.infer<typeof newPostShape>) => Promise<PostView>
  readonly change: (actor: string, code: string, change: z.infer<typeof changePostShape>) => Promise<PostView>
}

export function createPosts(deps: PostDeps): PostCommands {
  const run = async (code: string, work: (tx: Tx) => Promise<void>): Promise<PostView> => {
    await changeOrganisation(deps.db, { kind: 'directory' }, work)
    await deps.changed()
    const [view] = await listPosts(deps.db, code)
    if (!view) throw new AppError('directory.not_found')
    return view
  }
  return {
    add: (actor, post) => run(post.code, async (tx) => {
      await check(tx, { unit: post.unit, holder: post.holder })
      if (!(await addPost(tx, post))) throw new AppError('directory.code_taken', { problems: [{ field: 'code', code: 'field.unexpected' }] })
      await recordAdminEvent(tx, { at: deps.now(), actor, type: 'post.added', data: post })
    }),
    change: (actor, code, change) => run(code, (tx) => applyChange(deps, tx, actor, code, change)),
  }
}

interface Named {
  readonly unit?: string | undefined
  readonly holder?: number | null | undefined
  readonly standIns?: readonly StandIn[] | undefined
}

/** What is named must be there: unit, holder, stand-ins with days in order and none twice from the same day. */
async function check(tx: Tx, { unit, holder, standIns = [] }: Named): Promise<void> {
  const problems: FieldProblem[] = []
  if (unit !== undefined && !(await isOpenUnit(tx, unit))) problems.push({ field: 'unit', code: 'field.unknown_unit' })
  const absent = await findAbsent(tx, [...(holder ? [holder] : []), ...standIns.map((entry) => entry.person)])
  if (holder && absent.includes(holder)) problems.push({ field: 'holder', code: 'field.unknown_person' })
  standIns.forEach((entry, index) => {
    if (absent.includes(entry.person)) problems.push({ field: `standIns.${index}.person`, code: 'field.unknown_person' })
    if (entry.until < entry.from) problems.push({ field: `standIns.${index}.until`, code: 'field.too_small' })
    if (standIns.findIndex((other) => other.person === entry.person && other.from === entry.from) < index) problems.push({ field: `standIns.${index}.from`, code: 'field.unexpected' })
  })
  if (problems.length > 0) throw new AppError('request.invalid', { problems })
}

async function applyChange(deps: PostDeps, tx: Tx, actor: string, code: string, change: z.infer<typeof changePostShape>): Promise<void> {
  const { version, unit, name, head, holder, standIns, closed } = change
  const before = await findPost(tx, code)
  if (!before) throw new AppError('directory.not_found')
  await check(tx, { unit, holder, standIns })
  if (closed === true && !before.closed && (await hasTasks(tx, code))) throw new AppError('directory.in_use')
  const done = await changePost(tx, code, version, {
    ...(unit === undefined ? {} : { unit }), ...(name === undefined ? {} : { name }), ...(head === undefined ? {} : { head }), ...(holder === undefined ? {} : { holder }),
    ...(closed === undefined || closed === before.closed ? {} : { closedAt: closed ? new Date(deps.now()) : null }),
  })
  if (!done) throw new AppError('directory.stale', { version: before.version })
  if (standIns) await replaceStandIns(tx, code, standIns)
  await recordAdminEvent(tx, { at: deps.now(), actor, type: 'post.changed', data: { code, change: { unit, name, head, holder, standIns, closed }, before: { unit: before.unit, holder: before.holder, standIns: before.standIns, closed: before.closed } } })
}
