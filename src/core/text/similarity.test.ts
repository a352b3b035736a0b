import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packPair, searchGrams } from './grams.ts'
import { editDistance, plainWeight, similarity, similarityGrams, similarityKeys, similarityOfTexts, weighByFrequency } from './similarity.ts'

const sentence = fc.string({ unit: fc.constantFrom(...Array.from('楼下烧烤店油烟扰民电梯坏了没人修怎么投诉物业收费ab1 ，')), maxLength: 40 })

describe('similarity', () => {
  test('is between 0 and 1, the same both ways, and 1 for a text with itself', () => {
    fc.assert(fc.property(sentence, sentence, (a, b) => {
      for (const compare of [similarityOfTexts, (x: string, y: string) => similarity(similarityGrams(x), similarityGrams(y))]) {
        expect(compare(a, b)).toBeGreaterThanOrEqual(0)
        expect(compare(a, b)).toBeLessThanOrEqual(1)
        expect(compare(a, b)).toBeCloseTo(compare(b, a), 12)
        if (similarityGrams(a).length > 0) expect(compare(a, a)).toBe(1)
      }
    }))
  })

  test.each([
    ['电梯坏了三天没人修', '我们楼的电梯坏了，三天都没有人来修', '小区门口烧烤店油烟太大'],
    ['怎么更换手机号', '请问如何修改手机号？', '怎么申请借款'],
    ['the elevator in block 3 is broken', 'Elevator of block 3 has been broken for days', 'the soup was cold'],
  ])('%j is nearer to %j than to %j', (text, near, far) => {
    expect(similarityOfTexts(text, near)).toBeGreaterThan(similarityOfTexts(text, far))
  })

  test('texts without any letter resemble nothing', () => {
    expect(similarityOfTexts('！！', '！！')).toBe(0)
  })

  test('function words count less than words of the matter', () => {
    const [ofMe] = similarityGrams('的')
    const [lift] = similarityGrams('梯')
    expect(plainWeight(ofMe ?? 0)).toBeLessThan(plainWeight(lift ?? 0))
  })

  test('a gram that few texts have counts more than one that many have', () => {
    const weigh = weighByFrequency((gram) => gram, 1_000)
    expect(weigh(1)).toBeGreaterThan(weigh(500))
    expect(weigh(0)).toBe(weigh(1))
  })

  test.each([['', '', 0], ['投诉', '', 2], ['电梯坏了', '电梯没坏', 2], ['kitten', 'sitting', 3]])('%j becomes %j in %j edits', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits)
  })
})

describe('keys for looking up similar tickets', () => {
  test('every key is among the search keys of the text, and there are at most as many as asked for', () => {
    fc.assert(fc.property(sentence, fc.integer({ min: 1, max: 30 }), (text, n) => {
      const indexed = new Set(searchGrams(text))
      const keys = similarityKeys(text, n)
      expect(keys.length).toBeLessThanOrEqual(n)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every((key) => indexed.has(key))).toBe(true)
    }))
  })

  test('courtesies and complaint phrases give no key, the matter does', () => {
    expect(similarityKeys('您好，请问这个问题什么时候解决？谢谢！')).not.toContain(packPair('问'.charCodeAt(0), '题'.charCodeAt(0)))
    expect(similarityKeys('您好，谢谢')).toEqual([])
    const shared = similarityKeys('三号楼电梯故障').filter((key) => similarityKeys('领导您好，我们三号楼的电梯又故障了').includes(key))
    expect(shared.length).toBeGreaterThanOrEqual(3)
  })

  test('what is said more often comes first', () => {
    const [first] = similarityKeys('噪音从早到晚，施工噪音扰民，噪音太大')
    expect(first).toBe(similarityKeys('噪音')[0])
  })

  test('with known frequencies the rarest comes first', () => {
    const rare = similarityKeys('井盖')[0] ?? 0
    expect(similarityKeys('道路施工破坏井盖', 1, (gram) => (gram === rare ? 5 : 1))).toEqual([rare])
  })
})
