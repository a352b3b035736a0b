import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { compileProcedure } from '../../core/procedure/index.ts'
import { LIBRARY } from './procedures-files.ts'
import { besideEachOther } from './procedures-together.ts'

const folder = mkdtempSync(join(tmpdir(), 'procedures-together-'))
afterAll(() => rmSync(folder, { recursive: true }))

const park = readFileSync(join(LIBRARY, 'park/relayed-complaint.yaml'), 'utf8')

function findingsOf(text: string): [string, number][] {
  const path = join(folder, 'one.yaml')
  writeFileSync(path, text)
  const [checked] = besideEachOther([{ file: { path, text, scenarios: undefined }, compiled: compileProcedure(text) }])
  return (checked?.compiled.findings ?? []).map((found) => [found.code, found.place.line])
}

it('a library file is looked at beside the rest of the library, not beside itself', () => {
  expect(findingsOf(park)).toEqual([])
})

it('a new file whose numbers are those of a library file is told so, at its number', () => {
  const line = park.split('\n').findIndex((text) => text.startsWith('number:')) + 1
  expect(findingsOf(park.replace('procedure: park/relayed-complaint', 'procedure: park/another'))).toEqual([['procedure.number_collides', line]])
})
