import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { OperatorError } from './platform/operator-error.ts'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** What the operator decides, read once at start. */
export type Config = {
  readonly port: number
  /** The address to listen on; the machine itself only, unless HUIYIN_HOST opens it. */
  readonly host: string
  /** The data folder: database, secrets, files, logs. */
  readonly home: string
  /** An own PostgreSQL, 15 or newer, instead of the embedded one. */
  readonly databaseUrl: string | undefined
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** A file of secrets shared by several processes on one database. */
  readonly secretsFile: string | undefined
  /** The data key itself (32 bytes, base64), from a secret store. */
  readonly dataKey: string | undefined
}

type Variable = { readonly name: string; readonly zh: string; readonly en: string }

const VARIABLES = {
  port: { name: 'PORT', zh: '须为 0 到 65535 的整数，例如 PORT=8080', en: 'must be a whole number from 0 to 65535, e.g. PORT=8080' },
  host: { name: 'HUIYIN_HOST', zh: '须为本机的一个地址，例如 127.0.0.1 或 0.0.0.0', en: 'must be an address of this machine, e.g. 127.0.0.1 or 0.0.0.0' },
  home: { name: 'HUIYIN_HOME', zh: '须为一个文件夹的路径，例如 /var/lib/huiyin', en: 'must be the path of a folder, e.g. /var/lib/huiyin' },
  databaseUrl: {
    name: 'DATABASE_URL',
    zh: '须形如 postgres://用户:密码@主机:5432/数据库；不设置则使用内置数据库',
    en: 'must look like postgres://user:password@host:5432/database; leave it out to use the embedded database',
  },
  logLevel: { name: 'HUIYIN_LOG', zh: `须为 ${LOG_LEVELS.join('、')} 之一`, en: `must be one of ${LOG_LEVELS.join(', ')}` },
  secretsFile: { name: 'HUIYIN_SECRETS_FILE', zh: '须为一个文件的路径', en: 'must be the path of a file' },
  dataKey: {
    name: 'HUIYIN_DATA_KEY',
    zh: '须为 32 字节的 base64（可用 openssl rand -base64 32 生成）',
    en: 'must be 32 bytes in base64 (openssl rand -base64 32 makes one)',
  },
} as const satisfies Record<keyof Config, Variable>

/** A user without a host (`postgres://user@/database?host=/folder`) names a unix socket: PostgreSQL reads that, the URL standard does not. */
const isDatabaseUrl = (text: string): boolean => /^postgres(ql)?:\/\/\S+$/.test(text) && URL.canParse(text.replace('@/', '@localhost/'))
const isKey = (text: string): boolean => /^[A-Za-z0-9+/_-]{43}=?$/.test(text)
const filled = z.string().trim().min(1)

const shape = z.object({
  port: z.string().trim().regex(/^\d{1,5}$/).transform(Number).pipe(z.number().max(65_535)),
  host: filled.regex(/^[A-Za-z0-9.:_-]+$/),
  home: filled.transform((path) => resolve(path)),
  databaseUrl: filled.refine(isDatabaseUrl).optional(),
  logLevel: z.enum(LOG_LEVELS),
  secretsFile: filled.transform((path) => resolve(path)).optional(),
  dataKey: filled.refine(isKey).optional(),
})

const isField = (name: unknown): name is keyof Config => typeof name === 'string' && name in VARIABLES

/** Values that may be secret are named, never shown. */
const explain = (field: keyof Config, value: string | undefined): { zh: string; en: string } => {
  const { name, zh, en } = VARIABLES[field]
  const secret = field === 'databaseUrl' || field === 'dataKey'
  const shown = secret || value === undefined ? name : `${name}=${JSON.stringify(value)}`
  return { zh: `${shown} 无效：${zh}。`, en: `${shown} is not valid: it ${en}.` }
}

const defaultHome = (): string => (process.getuid?.() === 0 ? '/var/lib/huiyin' : join(homedir(), '.huiyin'))

/** Reads the configuration from the environment. Throws one OperatorError naming every variable that is wrong. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  /** An empty variable counts as not set: that is what `PORT= npm start` means. */
  const read = (field: keyof Config): string | undefined => environment[VARIABLES[field].name] || undefined
  const raw = {
    port: read('port') ?? '8080',
    host: read('host') ?? '127.0.0.1',
    home: read('home') ?? defaultHome(),
    databaseUrl: read('databaseUrl'),
    logLevel: read('logLevel') ?? 'info',
    secretsFile: read('secretsFile'),
    dataKey: read('dataKey'),
  }
  const parsed = shape.safeParse(raw)
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => issue.path[0]).filter(isField))]
    const texts = fields.map((field) => explain(field, raw[field]))
    throw new OperatorError({ zh: texts.map(({ zh }) => zh).join('\n'), en: texts.map(({ en }) => en).join('\n') })
  }
  const { databaseUrl, secretsFile, dataKey } = parsed.data
  return { ...parsed.data, databaseUrl, secretsFile, dataKey }
}
