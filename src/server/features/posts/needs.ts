import type { NeededPost } from '../../../core/procedure/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { addPost } from './store.ts'

/** Adds the posts a procedure counts on, held by this person until somebody else is named; those that are there stay as they are. Answers the codes added. */
export async function addNeededPosts(tx: Tx, needed: readonly NeededPost[], holder: number | null): Promise<string[]> {
  const added: string[] = []
  for (const post of needed) {
    if (await addPost(tx, { code: post.code, unit: post.unit, name: post.label, head: post.head, holder })) added.push(post.code)
  }
  return added
}
