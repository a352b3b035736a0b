import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Identity } from './identity.ts'

const READ = 4
const ENTER = 1

const mayAccess = (path: string, who: Identity, wanted: number): boolean => {
  const { uid, gid, mode } = statSync(path)
  const bits = uid === who.uid ? mode >> 6 : gid === who.gid ? mode >> 3 : mode
  return (bits & wanted) === wanted
}

/** The nearest folder above (or at) the path that the user may not enter; undefined when the way is free. */
export const findClosedFolder = (folder: string, who: Identity): string | undefined => {
  const parent = dirname(folder)
  const above = parent === folder ? undefined : findClosedFolder(parent, who)
  return above ?? (mayAccess(folder, who, ENTER) ? undefined : folder)
}

/** Whether the user can read the file, all the way from the root folder. */
export const canRead = (file: string, who: Identity): boolean =>
  findClosedFolder(dirname(file), who) === undefined && mayAccess(file, who, READ)
