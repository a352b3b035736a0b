import { describe, expect, it } from 'vitest'
import { scenarioFileDocument } from './document.ts'
import { scenarioJsonSchema } from './index.ts'

describe('the JSON Schema of scenario files', () => {
  it('knows every section of a file, and what a line may say', () => {
    const text = JSON.stringify(scenarioJsonSchema())
    for (const key of Object.keys(scenarioFileDocument.shape)) expect(text).toContain(`"${key}":`)
    for (const key of ['grantExtension', 'otherEnded', 'mayChoose', 'hides', 'ledger', 'waitsFor', 'coveredAfter']) expect(text).toContain(`"${key}":`)
  })

  it('refuses unknown keys as the reader does', () => {
    expect(scenarioJsonSchema()).toMatchObject({ type: 'object', additionalProperties: false, required: ['procedure', 'scenarios'] })
  })
})
