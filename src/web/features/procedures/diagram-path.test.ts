import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakText, drawPath, findMiddle, measure } from './diagram-path.ts'

describe('the lines of a diagram', () => {
  test('a straight line is straight and a corner is rounded, never by more than half of its shorter side', () => {
    expect(drawPath([{ x: 0, y: 0 }, { x: 0, y: 40 }])).toBe('M0 0 L0 40')
    expect(drawPath([{ x: 0, y: 0 }, { x: 0, y: 8 }, { x: 50, y: 8 }])).toBe('M0 0 L0 4 Q0 8 4 8 L50 8')
    expect(drawPath([])).toBe('')
  })

  test('the words of a line stand where the layout kept room for them, else half-way along it', () => {
    expect(findMiddle([{ x: 0, y: 0 }, { x: 0, y: 10 }, { x: 30, y: 10 }])).toEqual({ x: 0, y: 10 })
    expect(findMiddle([{ x: 0, y: 0 }, { x: 0, y: 10 }, { x: 30, y: 10 }, { x: 30, y: 20 }])).toEqual({ x: 15, y: 10 })
    expect(findMiddle([{ x: 3, y: 4 }])).toEqual({ x: 3, y: 4 })
  })
})

describe('the words in a box', () => {
  test.each([
    ['初次回访与满意度调查', 12, 2, ['初次回访与满', '意度调查']],
    ['Call back and ask', 10, 2, ['Call back', 'and ask']],
    ['登记、核实。转办', 6, 2, ['登记、', '核实…']],
    ['', 10, 2, []],
  ])('%j in lines of %i, at most %i', (text, width, lines, expected) => {
    expect(breakText(text, width, lines)).toEqual(expected)
  })

  test('nothing is lost as long as there are lines enough', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('办', '理', 'a', 'b', ' ', '，') }), fc.integer({ min: 4, max: 30 }), (text, width) => {
      const lines = breakText(text, width, 1000)
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }))
  })

  test('a line that had to be cut fits the box with its ellipsis', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('办', '理', 'a', 'b', ' ') }), fc.integer({ min: 4, max: 30 }), (text, width) => {
      for (const line of breakText(text, width, 2)) expect(measure(line)).toBeLessThanOrEqual(width)
    }))
  })
})
