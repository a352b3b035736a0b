import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { openLogOn } from '../log/index.ts'
import { AppError } from './app-error.ts'
import { createApp } from './app.ts'
import { drain } from './drain.ts'

it('finishes what is under way, and tells whoever comes too late in our own words', async () => {
  const log = openLogOn({ write: () => undefined }, 'silent')
  const app = await createApp({ log, identify: () => Promise.reject(new AppError('session.needed')), isReady: async () => true, screens: { staff: '/nowhere', portal: '/nowhere' } })
  const slow = Promise.withResolvers<undefined>()
  const begun = Promise.withResolvers<undefined>()
  app.get('/api/v1/test/slow', { config: { access: 'public' } }, async () => {
    begun.resolve(undefined)
    await slow.promise
    return { done: true }
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo // it listens on TCP
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk: Buffer) => { heard += chunk.toString() })
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const ask = (path: string): void => { socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept-language: en\r\n\r\n`) }
  ask('/api/v1/test/slow')
  await begun.promise
  const drained = drain(app)
  await new Promise((resolve) => setTimeout(resolve, 50))
  ask('/healthz')
  await new Promise((resolve) => setTimeout(resolve, 50))
  slow.resolve(undefined)
  await drained
  await closed
  expect(heard).toContain('{"done":true}')
  const late = heard.slice(heard.indexOf('{"done":true}'))
  expect(late).toMatch(/^[^]*HTTP\/1\.1 503 [^]*content-type: application\/problem\+json; charset=utf-8[^]*"code":"server\.stopping"/i)
  expect(late).toMatch(/retry-after: 5/i)
  expect(late).toContain('stopping or restarting')
})
