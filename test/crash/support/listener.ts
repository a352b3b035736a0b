/** Somebody with an open window: hears the server-sent events of one server. */
import { z } from 'zod'

const wordsShape = z.object({ kind: z.string(), id: z.number().optional(), version: z.number().optional() })

export interface Listener {
  readonly heard: z.infer<typeof wordsShape>[]
  readonly close: () => void
}

async function hear(body: ReadableStream<Uint8Array>, heard: Listener['heard']): Promise<void> {
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) heard.push(wordsShape.parse(JSON.parse(line.slice(6))))
  }
}

/** Answers once the server has taken the line. */
export async function listenTo(address: string, token: string): Promise<Listener> {
  const ending = new AbortController()
  const response = await fetch(`${address}/api/v1/events`, { headers: { authorization: `Bearer ${token}` }, signal: ending.signal })
  if (response.status !== 200 || !response.body) throw new Error(`no live updates: ${response.status}`)
  const heard: Listener['heard'] = []
  hear(response.body, heard).catch((error: unknown) => {
    if (!ending.signal.aborted) throw error
  })
  return { heard, close: () => ending.abort() }
}
