/** The product as a stranger runs it: its own process, its own data folder, set up over HTTP; gone at the end. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Product {
  readonly address: string
  readonly home: string
  /** API token of the owner, who holds every post. */
  readonly token: string
  readonly pid: number
  /** Milliseconds from spawn to the first answered request. */
  readonly startMs: number
  readonly stop: () => Promise<void>
}

const CLI = join(import.meta.dirname, '../../src/server/cli/main.ts')
export const PASSWORD = 'bench-password-1'

export function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'huiyin-bench-'))
  // The database runs as an ordinary user when this runs as root.
  chmodSync(home, 0o755)
  return home
}

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true })
}

interface Announced {
  readonly address: string
  readonly setupUrl?: string
}

function spawnServer(home: string): { child: ChildProcess; announced: Promise<Announced> } {
  const env = { ...process.env, HUIYIN_HOME: home, PORT: '0', HUIYIN_LOG: 'error', NODE_COMPILE_CACHE: join(import.meta.dirname, '../../.cache/compiled') }
  const child = spawn(process.execPath, [CLI, 'serve', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const announced = new Promise<Announced>((resolve, reject) => {
    child.once('exit', (code) => { reject(new Error(`the server ended with ${String(code)} before it was ready`)) })
    if (child.stdout) createInterface(child.stdout).on('line', (line) => { if (line.startsWith('{')) resolve(JSON.parse(line) as Announced) })
  })
  return { child, announced }
}

async function call<T>(address: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ answer: T; cookie: string }> {
  const response = await fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: address, ...headers }, body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
  return { answer: (text === '' ? {} : JSON.parse(text)) as T, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

const PROCEDURES = ['school/general-affairs-feedback', 'property/complaint', 'park/relayed-complaint']

async function setUp(address: string, code: string): Promise<string> {
  const { cookie } = await call(address, '/api/v1/setup', {
    code, organisation: { zh: '测量', en: 'Bench' }, login: 'owner', name: 'Owner', password: PASSWORD, language: 'en', procedures: PROCEDURES,
  })
  const { answer } = await call<{ secret: string }>(address, '/api/v1/tokens', { name: 'bench' }, { cookie })
  return answer.secret
}

/** Starts the product on this data folder; sets it up when it is new, else `token` must be given. */
export async function startProduct(home: string, token?: string): Promise<Product> {
  const began = performance.now()
  const { child, announced } = spawnServer(home)
  const { address, setupUrl } = await announced
  const startMs = performance.now() - began
  const secret = token ?? (await setUp(address, new URL(setupUrl ?? address).searchParams.get('code') ?? ''))
  const stop = (): Promise<void> => new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
  return { address, home, token: secret, pid: child.pid ?? 0, startMs, stop }
}

/** Resident memory of a process in MB, without its children. */
export function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}
