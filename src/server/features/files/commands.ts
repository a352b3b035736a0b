/** Files are looked into, encrypted, and kept beside the tickets. */
import { createHash } from 'node:crypto'
import type { Db } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { mediaTypeOf, safeName } from './kinds.ts'
import { addFile, findUnusedNames, unusedBytes } from './store.ts'

export interface FileDeps {
  readonly db: Db
  readonly vault: { readonly sealBytes: (bytes: Buffer) => Buffer; readonly openBytes: (bytes: Buffer) => Buffer }
}

export interface KeptFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
}

/** What one uploader may have lying about unused. */
const MOST_UNUSED = 200 * 1024 * 1024

export interface Files {
  readonly keep: (uploader: string, name: string, bytes: Buffer) => Promise<KeptFile>
  /** Names of files this uploader may still attach. Throws `file.not_found` when one is not theirs or already used. */
  readonly namesOf: (uploader: string, ids: readonly string[]) => Promise<string[]>
}

export function createFiles(deps: FileDeps): Files {
  return {
    keep: async (uploader, givenName, bytes) => {
      const name = safeName(givenName)
      const mediaType = await mediaTypeOf(name, bytes)
      if ((await unusedBytes(deps.db, uploader)) + bytes.length > MOST_UNUSED) throw new AppError('file.too_large', { name })
      const id = await addFile(deps.db, {
        name, media_type: mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest(), content: deps.vault.sealBytes(bytes), uploaded_by: uploader,
      })
      return { id, name, size: bytes.length, mediaType }
    },
    namesOf: async (uploader, ids) => {
      if (ids.length === 0) return []
      const names = await findUnusedNames(deps.db, uploader, ids)
      if (names.length !== ids.length) throw new AppError('file.not_found')
      return names
    },
  }
}
