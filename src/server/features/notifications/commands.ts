import type { z } from 'zod'
import type { readNotificationsShape } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { markRead } from './store.ts'

export async function readNotifications(deps: { readonly db: Db; readonly now: () => number }, viewer: Viewer, which: z.infer<typeof readNotificationsShape>): Promise<void> {
  await markRead(deps.db, viewer.personId, which, new Date(deps.now()))
}
