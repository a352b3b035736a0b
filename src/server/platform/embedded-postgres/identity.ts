import { readFileSync, statSync } from 'node:fs'
import { OperatorError } from '../operator-error.ts'

/** The operating-system user that PostgreSQL runs as. */
export type Identity = { readonly uid: number; readonly gid: number }

/** In this order. Not `postgres`: that is the system's own database server, which is none of our business. */
const UNPRIVILEGED = ['huiyin', 'nobody']

const readPasswd = (path: string): { name: string; uid: number; gid: number }[] => {
  try {
    return readFileSync(path, 'utf8').split('\n').flatMap((line) => {
      const [name, , uid, gid] = line.split(':')
      return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
    })
  } catch {
    return []
  }
}

const noUser = (uid: number): OperatorError =>
  new OperatorError({
    zh: `用户 ${uid} 在 /etc/passwd 中没有登记，PostgreSQL 不肯在这样的用户下运行。请登记该用户，或设置 DATABASE_URL 使用自己的 PostgreSQL。`,
    en: `User ${uid} has no line in /etc/passwd and PostgreSQL refuses to run as such a user. Add the line, or set DATABASE_URL to use your own PostgreSQL.`,
  })

const ownerOf = (folder: string): Identity | undefined => {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found && { uid: found.uid, gid: found.gid }
}

const foreignFolder = (folder: string, owner: number, uid: number): OperatorError =>
  new OperatorError({
    zh: `数据库文件夹 ${folder} 属于用户 ${owner}，而现在以用户 ${uid} 启动。请以原来的用户启动，或用 chown -R 把它交给新的用户。`,
    en: `The database folder ${folder} belongs to user ${owner}, but this is user ${uid}. Start as the user who made it, or hand it over with chown -R.`,
  })

const unprivilegedUser = (passwd: string): Identity => {
  const users = readPasswd(passwd)
  for (const name of UNPRIVILEGED) {
    const user = users.find((candidate) => candidate.name === name && candidate.uid > 0)
    if (user) return { uid: user.uid, gid: user.gid }
  }
  throw new OperatorError({
    zh: '以 root 启动时需要一个普通用户来运行 PostgreSQL，但 /etc/passwd 中没有 huiyin 或 nobody。请建立用户 huiyin，或不以 root 启动。',
    en: 'Started as root, PostgreSQL needs an ordinary user, but /etc/passwd has no huiyin or nobody. Create a user huiyin, or do not start as root.',
  })
}

/**
 * Chooses whom PostgreSQL runs as: ourselves, or, when we are root (which PostgreSQL refuses), the owner of the
 * cluster's folder or an unprivileged user. Undefined on Windows. Throws when the folder or the user does not fit.
 */
export const chooseIdentity = (folder: string, passwd = '/etc/passwd', uid = process.getuid?.()): Identity | undefined => {
  if (uid === undefined) return undefined
  const owner = ownerOf(folder)
  if (uid === 0) return owner && owner.uid > 0 ? owner : unprivilegedUser(passwd)
  if (owner && owner.uid !== uid) throw foreignFolder(folder, owner.uid, uid)
  // macOS keeps its users elsewhere; only Linux is held to the file.
  const users = readPasswd(passwd)
  if (process.platform === 'linux' && users.length > 0 && !users.some((user) => user.uid === uid)) throw noUser(uid)
  return { uid, gid: process.getgid?.() ?? uid }
}
