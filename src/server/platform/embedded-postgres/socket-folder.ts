import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorError } from '../operator-error.ts'
import type { Identity } from './identity.ts'

/** sun_path of Linux holds 108 bytes with the closing zero, of macOS 104; the smaller one holds everywhere. */
const LONGEST_SOCKET_PATH = 103
const SOCKET_NAME = '.s.PGSQL.5432.lock'

const fits = (folder: string): boolean => Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH

/** Makes a folder that only the given user may enter; says no to one that somebody else made. */
const makePrivate = (folder: string, who: Identity | undefined): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!who) return folder
  if (process.getuid?.() === 0) chownSync(folder, who.uid, who.gid)
  const made = lstatSync(folder)
  if (!made.isDirectory() || made.uid !== who.uid) {
    throw new OperatorError({
      zh: `文件夹 ${folder} 属于别的用户，不能放数据库的套接字。请删除它后再启动。`,
      en: `The folder ${folder} belongs to another user and cannot hold the database's socket. Remove it and start again.`,
    })
  }
  chmodSync(folder, 0o700)
  return folder
}

/**
 * Makes the folder of the database's unix socket: inside the data folder, or, where that path is too long for a
 * socket (103 bytes), a short one under /tmp that is always the same for the same data folder.
 */
export const makeSocketFolder = (home: string, who: Identity | undefined): string => {
  const inside = join(home, 'socket')
  if (fits(inside)) return makePrivate(inside, who)
  const name = createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 16)
  return makePrivate(join('/tmp', `huiyin-socket-${name}`), who)
}
