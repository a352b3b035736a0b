import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines, widthOf } from './text-lines.ts'

const words = fc.string({ unit: fc.constantFrom('办', '理', 'a', 'M', '7', ' ', '，', '（', '）', '“', '”', '"', '天') })

describe('a text in lines', () => {
  it.each([
    ['初次回访与满意度调查', 84, ['初次回访与满', '意度调查']],
    ['Call back and ask', 70, ['Call back', 'and ask']],
    ['登记、核实，转办', 42, ['登记、', '核实，', '转办']],
    ['在（7天内）答复', 56, ['在（7天', '内）答复']],
    ['每周一17:30前交', 56, ['每周一', '17:30前', '交']],
    ['the "matrix" gives', 84, ['the', '"matrix"', 'gives']],
    ['', 100, []],
  ])('%j within %i', (text, width, lines) => {
    expect(breakLines(text, width, 14)).toEqual(lines)
  })

  it('ends with an ellipsis where there is no more room', () => {
    expect(breakLines('登记、核实，转办', 42, 14, 2)).toEqual(['登记、', '核实…'])
  })

  it('loses nothing as long as there are lines enough', () => {
    fc.assert(fc.property(words, fc.integer({ min: 30, max: 300 }), (text, width) => {
      expect(breakLines(text, width, 14).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }))
  })

  it('has no line wider than its room, except for what cannot be broken', () => {
    fc.assert(fc.property(words, fc.integer({ min: 60, max: 300 }), (text, width) => {
      for (const line of breakLines(text, width, 14)) expect(widthOf(line, 14)).toBeLessThanOrEqual(width)
    }))
  })

  it('begins no line with a closing mark', () => {
    // Where a writer put a space before the mark, that is where it may break.
    fc.assert(fc.property(words.map((text) => text.replaceAll(' ', '')), (text) => {
      for (const line of breakLines(text, 120, 14).slice(1)) expect(line).not.toMatch(/^[，）”]/)
    }))
  })
})
