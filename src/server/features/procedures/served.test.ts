import { describe, expect, it } from 'vitest'
import { compileProcedure } from '../../../core/procedure/index.ts'
import { readLibrary } from './library.ts'
import { notServed } from './served.ts'

const library = new Map(readLibrary().map((file) => {
  const compiled = compileProcedure(file.text)
  if (!compiled.ok) throw new Error(`${file.path}: ${compiled.findings[0]?.message.en ?? ''}`)
  return [compiled.procedure.id, notServed(compiled.procedure).map((label) => label.en)] as const
}))

describe('what the server carries out', () => {
  it.each(['school/general-affairs-feedback', 'property/complaint', 'park/relayed-complaint', 'restaurant/complaint', 'moulding/production-abnormality', 'law-firm/client-complaint', 'e-commerce/negative-review'])('%s whole', (id) => {
    expect(library.get(id)).toEqual([])
  })

  it.each([
    ['manufacturing/customer-quality-report-duty', ['registers', 'starts on a schedule or a watch']],
    ['software/problem-tracking', ['registers']],
    ['electronics/complaint-samples', ['outside parties acting by a link']],
  ])('%s not yet, and says why', (id, reasons) => {
    expect(library.get(id)).toEqual(reasons)
  })
})
