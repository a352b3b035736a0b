import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestApp } from '../../../../test/support/app.ts'
import { makeTemporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { expectGuarded } from '../../../../test/support/walk-routes.ts'
import { AppError, createApp, etag, expectedVersion, idempotencyOf, withIdempotency } from './index.ts'
import type { App } from './index.ts'

const folder = makeTemporaryFolder('screens')
afterAll(() => rmSync(folder, { recursive: true }))
const screens = { staff: join(folder, 'web'), portal: join(folder, 'portal') }
for (const [name, root] of Object.entries(screens)) {
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), `<!doctype html><title>${name}</title>`)
  writeFileSync(join(root, 'assets', 'main-abc123.js'), `console.log("${name}")${' '.repeat(3000)}`)
}
writeFileSync(join(folder, 'secret.txt'), 'secret')

const faulty = { kind: 'none' }
const test = await openTestApp({ screens, addRoutes: (app: App) => {
  app.post('/api/v1/test/echo', { config: { access: 'public' }, schema: { body: z.object({ text: z.string().max(10), list: z.array(z.number()).max(2).default([]), or: z.union([z.string().max(3), z.number()]).optional() }) } }, (request) => request.body)
  app.get('/api/v1/test/narrow', { config: { access: 'public' }, schema: { response: { 200: z.object({ name: z.string() }) } } }, () => ({ name: 'x', phone: '13800000001' }))
  app.get('/api/v1/test/bug', { config: { access: 'public' } }, () => { throw new Error(`password=hunter2 ${faulty.kind}`) })
  app.get('/api/v1/test/unshapely', { config: { access: 'public' }, schema: { response: { 200: z.object({ name: z.string() }) } } }, () => ({ name: 7 as unknown as string }))
  app.put('/api/v1/test/versioned', { config: { access: 'public' } }, (request, reply) => reply.header('etag', etag(expectedVersion(request) + 1)).send({}))
  app.post('/api/v1/test/upload', { config: { access: 'public' } }, async (request) => ({ size: (await (await request.file())?.toBuffer())?.length }))
  app.post('/api/v1/test/once', { config: { access: 'public' }, schema: { body: z.object({ n: z.number() }) } }, async (request) =>
    withIdempotency(test.db, idempotencyOf(request, 'person:1'), async (tx) => {
      const { id } = await tx.insertInto('saved_view').values({ person_id: 1, name: 'made', query: '{}' }).returning('id').executeTakeFirstOrThrow()
      return { id }
    }))
} })
const { ask, app } = test
const owner = await test.setUp()
const handler = await test.addPerson(owner, 'handler')

describe('every route', () => {
  it('lets in nobody without a session, no impostor, and nobody without the permission', async () => {
    expect(await expectGuarded(app, handler.as)).toBeGreaterThan(25)
  })

  it('says who may use it, or the server does not start', async () => {
    const bare = await createApp({ log: test.log, identify: () => Promise.reject(new AppError('session.needed')), isReady: async () => true, screens })
    // A route that forgets it, as a program without types would write it.
    expect(() => bare.get('/api/v1/forgotten', {}, () => ({}))).toThrow('GET /api/v1/forgotten does not say who may use it')
    expect(() => bare.get('/api/v1/misspelt', { config: { access: 'ticket.seeAll' as 'public' } }, () => ({}))).toThrow('does not say who may use it')
    await bare.close()
  })
})

describe('bad input', () => {
  const echo = (payload: string, headers: Record<string, string> = {}): ReturnType<typeof ask> => ask('POST', '/api/v1/test/echo', { body: payload, headers: { 'content-type': 'application/json', ...headers } })

  it('is told field by field, all of it', async () => {
    const { status, body } = await echo(JSON.stringify({ text: 'much too long', list: [1, 'two'], or: 'long' }))
    expect([status, body]).toEqual([400, {
      type: '/api/reference#request.invalid', title: '提交的内容有误，请检查标出的地方。', status: 400, code: 'request.invalid',
      problems: [{ field: 'text', code: 'field.too_long', max: 10 }, { field: 'list.1', code: 'field.wrong_type' }, { field: 'or', code: 'field.too_long', max: 3 }],
    }])
  })

  it('is refused when a text holds control characters or half a character', async () => {
    for (const text of ['a\u0000b', 'a\u001bb', '\ud800', '\u007f']) {
      expect((await echo(JSON.stringify({ text }))).body).toMatchObject({ code: 'request.invalid', problems: [{ field: 'text', code: 'field.control_characters' }] })
    }
    expect((await echo(JSON.stringify({ text: 'a\n\t\r😀b\\u0000'.slice(0, 9) }))).status).toBe(200)
    expect((await ask('GET', '/api/v1/people?q=%00', { as: owner })).body).toMatchObject({ code: 'request.invalid', problems: [{ field: 'q', code: 'field.control_characters' }] })
    expect((await ask('PATCH', '/api/v1/units/a%00b', { as: owner, body: { version: 1 } })).status).toBe(400)
  })

  it('is refused when it is not JSON, too large, of another kind, or out to poison', async () => {
    expect((await echo('{"text":')).body['code']).toBe('request.not_json')
    expect((await echo('{"__proto__":{"admin":true},"text":"x"}')).body['code']).toBe('request.not_json')
    const large = await echo(JSON.stringify({ text: 'x'.repeat(1024 * 1024) }))
    expect([large.status, large.body['code']]).toEqual([413, 'request.too_large'])
    expect((await echo('text=x', { 'content-type': 'application/x-www-form-urlencoded' })).body['code']).toBe('request.invalid')
    expect((await echo('')).body).toMatchObject({ code: 'request.invalid' })
  })

  it('is refused when a file is larger than 20 MB, as soon as that is clear', async () => {
    const upload = (bytes: number): ReturnType<typeof ask> => {
      const body = Buffer.concat([Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'), Buffer.alloc(bytes), Buffer.from('\r\n--b--\r\n')])
      return ask('POST', '/api/v1/test/upload', { body, headers: { 'content-type': 'multipart/form-data; boundary=b' } })
    }
    expect((await upload(2_000_000)).body['size']).toBe(2_000_000)
    const large = await upload(21 * 1024 * 1024)
    expect([large.status, large.body['code']]).toEqual([413, 'file.too_large'])
    expect((await ask('POST', '/api/v1/test/upload', { body: 'x', headers: { 'content-type': 'multipart/form-data' } })).status).toBe(400)
  })

  it('in the address is a missing page or a fault, never a crash', async () => {
    for (const url of ['/api/v1/nothing', '/api/v2', '/api/v1/people/1/2/3']) expect((await ask('GET', url, { as: owner })).body['code']).toBe('request.not_found')
    for (const url of ['/%E0%A4%A', '/api/v1/people/%zz']) expect((await ask('GET', url)).status).toBe(400)
    for (const url of ['/api/v1/people/abc', '/api/v1/people/-1', '/api/v1/people/99999999999999999999']) expect((await ask('GET', url, { as: owner })).body['code']).toBe('request.invalid')
    expect((await ask('GET', '/api/v1/people/123456', { as: owner })).body['code']).toBe('directory.not_found')
  })
})

describe('answers', () => {
  it('are in the language asked for', async () => {
    const title = async (url: string, headers: Record<string, string> = {}): Promise<unknown> => (await ask('GET', url, { headers })).body['title']
    expect(await title('/api/v1/units', { 'accept-language': 'en-GB,zh;q=0.5' })).toBe('Please sign in first.')
    expect(await title('/api/v1/units', { 'accept-language': 'fr, zh-CN;q=0.8, en;q=0.3' })).toBe('请先登录。')
    expect(await title('/api/v1/units?lang=en', { 'accept-language': 'zh' })).toBe('Please sign in first.')
    expect(await title('/api/v1/units')).toBe('请先登录。')
  })

  it('hold what was promised and nothing more', async () => {
    expect((await ask('GET', '/api/v1/test/narrow')).text).toBe('{"name":"x"}')
  })

  it('to a bug are an id and no internals; the log has the rest under that id', async () => {
    for (const url of ['/api/v1/test/bug', '/api/v1/test/unshapely']) {
      const { status, body, text } = await ask('GET', url)
      expect([status, body['code']]).toEqual([500, 'server.internal'])
      expect(text).not.toMatch(/hunter2|zod|expected|at /)
      expect(test.logLines.some((line) => line.includes(String(body['instance']).replace('urn:uuid:', '')))).toBe(true)
    }
  })

  it('carry a strict content policy and may not be framed', async () => {
    const { headers } = await ask('GET', '/', { headers: { accept: 'text/html' } })
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('a write', () => {
  it('names the version it saw, and gets the next one', async () => {
    const put = (match?: string): ReturnType<typeof ask> => ask('PUT', '/api/v1/test/versioned', { ...(match ? { headers: { 'if-match': match } } : {}) })
    expect((await put('"12"')).headers['etag']).toBe('"13"')
    expect((await put('W/"12"')).headers['etag']).toBe('"13"')
    for (const match of [undefined, '*', '12', '"x"', '"1", "2"']) expect((await put(match)).body['code']).toBe('request.version_missing')
  })

  it('sent twice with the same key is made once, also at the same moment', async () => {
    const once = (key: string | undefined, n: number): ReturnType<typeof ask> => ask('POST', '/api/v1/test/once', { body: { n }, ...(key ? { headers: { 'idempotency-key': key } } : {}) })
    const twins = await Promise.all(Array.from({ length: 6 }, () => once('k-1', 1)))
    expect(new Set(twins.map((answer) => answer.text)).size).toBe(1)
    expect((await once('k-1', 1)).text).toBe(twins[0]?.text)
    expect(await test.db.selectFrom('saved_view').select('id').execute()).toHaveLength(1)
    const other = await once('k-1', 2)
    expect([other.status, other.body['code']]).toEqual([422, 'request.idempotency_mismatch'])
    expect((await once(undefined, 1)).text).not.toBe((await once(undefined, 1)).text)
    expect((await once('with space', 1)).body['problems']).toEqual([{ field: 'Idempotency-Key', code: 'field.bad_format' }])
  })
})

describe('the screens', () => {
  const page = (url: string, accept = 'text/html'): ReturnType<typeof ask> => ask('GET', url, { headers: { accept } })

  it('open at every address of theirs, and are looked for again each time', async () => {
    for (const url of ['/', '/tickets', '/setup?code=x']) expect((await page(url)).text).toContain('<title>staff')
    for (const url of ['/p', '/p/', '/p/ticket/T-1']) expect((await page(url)).text).toContain('<title>portal')
    expect((await page('/tickets')).headers['cache-control']).toBe('no-cache')
  })

  it('keep their hashed files for a year, compressed on the way', async () => {
    const { headers } = await ask('GET', '/p/assets/main-abc123.js', { headers: { 'accept-encoding': 'gzip' } })
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'gzip' })
    expect((await page('/assets/main-abc123.js')).text).toContain('staff')
  })

  it('have nothing outside their folder, and no page for a file that is not there', async () => {
    for (const url of ['/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/p/..%2f..%2fsecret.txt']) expect((await page(url)).text).not.toContain('secret"')
    expect((await page('/assets/gone.js', '*/*')).status).toBe(404)
    expect((await page('/api/v1/nothing')).body['code']).toBe('request.not_found')
  })
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1 made from the shapes that validate', async () => {
    const { body } = await ask('GET', '/api/v1/openapi.json')
    expect(body['openapi']).toBe('3.1.0')
    const paths = body['paths'] as Record<string, Record<string, { summary?: string; requestBody?: { content: Record<string, { schema: { required: string[] } }> } }>> // OpenAPI's own structure
    expect(paths['/api/v1/units']?.['post']?.summary).toBe('Add a unit')
    expect(paths['/api/v1/units']?.['post']?.requestBody?.content['application/json']?.schema.required).toEqual(['code', 'name'])
    expect(Object.keys(paths).filter((path) => !path.startsWith('/api/'))).toEqual([])
  })

  it('reads as a page in both languages, without a script', async () => {
    const zh = await ask('GET', '/api/reference')
    expect(zh.text).toContain('新建单位')
    expect(zh.text).toContain('session.locked')
    expect(zh.text).not.toContain('<script')
    expect((await ask('GET', '/api/reference?lang=en')).text).toContain('Needs permission')
  })
})

describe('whoever watches the process', () => {
  it('hears that it lives and can serve', async () => {
    expect((await ask('GET', '/healthz')).text).toBe('{"ok":true}')
    expect((await ask('GET', '/readyz')).text).toBe('{"ok":true}')
    const starting = await createApp({ log: test.log, identify: () => Promise.reject(new AppError('session.needed')), isReady: async () => false, screens })
    const answer = await starting.inject('/readyz')
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2'])
    await starting.close()
  })
})
