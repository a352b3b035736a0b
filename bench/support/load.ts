/** HTTP load from this process: a number of clients, each asking again as soon as it is answered. */
import { Agent, request } from 'node:http'

export interface LoadResult {
  readonly perSecond: number
  /** Milliseconds. */
  readonly median: number
  readonly p99: number
  readonly requests: number
}

export interface LoadRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
}

/** A server to ask, as somebody. */
export interface Target {
  readonly address: string
  readonly token: string
  readonly next: (nr: number) => LoadRequest
}

/** Runs for `seconds` after a short warm-up. Any answer other than 2xx is an error: a load that is refused measures nothing. */
export async function load(address: string, token: string, clients: number, seconds: number, next: (nr: number) => LoadRequest): Promise<LoadResult> {
  const [result] = await loadInTurns([{ address, token, next }], clients, seconds)
  if (!result) throw new Error('a load has its result')
  return result
}

/** Each client asks the targets in turns, so that whatever else the machine does falls on all of them alike. */
export async function loadInTurns(targets: readonly Target[], clients: number, seconds: number): Promise<LoadResult[]> {
  const senders = targets.map((target) => senderTo(target, clients))
  const times = targets.map((): number[] => [])
  let nr = 0
  let until = performance.now() + 500
  let counting = false
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const turn = nr++
      for (const [index, { send, next }] of senders.entries()) {
        const began = performance.now()
        await send(next(turn))
        if (counting) times[index]?.push(performance.now() - began)
      }
    }
  }
  const crowd = (): Promise<unknown> => Promise.all(Array.from({ length: clients }, client))
  await crowd()
  counting = true
  const began = performance.now()
  until = began + seconds * 1000
  await crowd()
  const elapsed = (performance.now() - began) / 1000
  for (const { end } of senders) end()
  return times.map((each) => ({ ...summarise(each), perSecond: each.length / elapsed, requests: each.length }))
}

function senderTo({ address, token, next }: Target, clients: number): { send: (wanted: LoadRequest) => Promise<void>; next: Target['next']; end: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const target = new URL(address)
  const send = (wanted: LoadRequest): Promise<void> => new Promise((resolve, reject) => {
    const headers: Record<string, string | number> = { authorization: `Bearer ${token}` }
    if (wanted.body !== undefined) {
      headers['content-type'] = 'application/json'
      headers['content-length'] = Buffer.byteLength(wanted.body)
    }
    const sent = request({ agent, host: target.hostname, port: target.port, method: wanted.method, path: wanted.path, headers }, (response) => {
      const status = response.statusCode ?? 0
      let text = ''
      response.on('data', (chunk: Buffer) => { if (status >= 300) text += chunk.toString() })
      response.on('end', () => { if (status < 300) resolve(); else reject(new Error(`${wanted.path}: ${status} ${text.slice(0, 300)}`)) })
    })
    sent.on('error', reject)
    sent.end(wanted.body)
  })
  return { send, next, end: () => { agent.destroy() } }
}

export function summarise(times: readonly number[]): { median: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p99: at(0.99) }
}

export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
