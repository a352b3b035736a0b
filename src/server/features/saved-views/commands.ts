import type { z } from 'zod'
import type { newViewShape } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import { addView, removeView } from './store.ts'
import type { SavedView } from './views.ts'

/** Filters of a list, not a document; longer is a mistake. Characters of JSON. */
const LONGEST_QUERY = 10_000

export async function saveView(db: Db, viewer: Viewer, view: z.infer<typeof newViewShape>): Promise<SavedView> {
  if (JSON.stringify(view.query).length > LONGEST_QUERY) throw new AppError('request.invalid', { problems: [{ field: 'query', code: 'field.too_long', max: LONGEST_QUERY }] })
  const id = await addView(db, { personId: viewer.personId, ...view })
  return { id, ...view, mine: true }
}

export async function deleteView(db: Db, viewer: Viewer, id: number): Promise<void> {
  if (!(await removeView(db, viewer.personId, id))) throw new AppError('view.not_found')
}
