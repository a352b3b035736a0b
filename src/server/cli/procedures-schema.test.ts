import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { procedureJsonSchema } from '../../core/procedure/index.ts'
import type { JsonSchema } from '../../core/procedure/index.ts'
import { GOOD } from '../../core/procedure/planted/good.ts'
import { SHAPE_FAULTS } from '../../core/procedure/planted/shape.ts'
import { scenarioJsonSchema } from '../../core/scenario/index.ts'
import { LIBRARY, readProcedureFiles } from './procedures-files.ts'
import { proceduresCommand } from './procedures.ts'

/** What a checker of JSON Schema says, as an editor's would: undefined when it is content. */
async function checkerOf(schema: JsonSchema): Promise<(text: string) => Promise<string | undefined>> {
  const { $schema: _, ...body } = schema
  const app = Fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strict: false } }, bodyLimit: 10_000_000 })
  app.post('/', { schema: { body } }, () => ({}))
  await app.ready()
  return async (text) => {
    const payload: unknown = parse(text, { schema: 'core', version: '1.2', uniqueKeys: false })
    const answer = await app.inject({ method: 'POST', url: '/', payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } })
    return answer.statusCode === 200 ? undefined : answer.body
  }
}

function written(...words: string[]): string {
  const out: string[] = []
  proceduresCommand({ out: (line) => out.push(line), err: (line) => out.push(line) }).parse(['schema', ...words], { from: 'user' })
  return `${out.join('\n')}\n`
}

function descriptionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => (key === 'description' && typeof entry === 'string' ? [entry] : descriptionsIn(entry)))
}

const library = readProcedureFiles(LIBRARY) ?? []

describe('the JSON Schema for editors', () => {
  it.each([['procedure.schema.json', []], ['scenarios.schema.json', ['--scenarios']]] as const)('procedures/%s is what the program would write today', (name, words) => {
    expect(readFileSync(join(LIBRARY, name), 'utf8')).toBe(written(...words))
  })

  it('accepts every procedure of the library and one that uses every construct', async () => {
    const check = await checkerOf(procedureJsonSchema())
    expect(library.length).toBeGreaterThanOrEqual(3)
    for (const text of [GOOD, ...library.map((file) => file.text)]) expect(await check(text)).toBeUndefined()
  })

  it('accepts every scenario file of the library', async () => {
    const check = await checkerOf(scenarioJsonSchema())
    for (const { scenarios } of library) if (scenarios) expect([scenarios.path, await check(scenarios.text)]).toEqual([scenarios.path, undefined])
  })

  it.each(SHAPE_FAULTS.filter((fault) => fault.code !== 'procedure.yaml'))('refuses $what', async ({ from, to }) => {
    const check = await checkerOf(procedureJsonSchema())
    expect(await check(GOOD.replace(from, () => to.replace('<<', '')))).toBeDefined()
  })

  it('explains its keys in Chinese and in English', () => {
    const descriptions = descriptionsIn(procedureJsonSchema())
    expect(descriptions.length).toBeGreaterThan(100)
    for (const text of descriptions) {
      const [zh = '', en = ''] = text.split('\n')
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/[a-z]{2}/i)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
