/** What a name is found by while typing: pinyin, its initials, the name itself. Words begin after a blank. */
import { normaliseForSearch } from '../../../core/text/normalise.ts'
import { pinyinKeys } from '../../../core/text/pinyin.ts'

/** Pinyin first, so that ordering by the keys is ordering by pinyin. */
export function nameKeys(names: readonly string[]): string {
  const words = names.flatMap((name) => {
    const { full, initials } = pinyinKeys(name)
    return [full, initials, normaliseForSearch(name)]
  })
  return ` ${[...new Set(words)].filter(Boolean).join(' ')}`
}

/** The LIKE pattern for what was typed: Latin letters from the start of a word, Chinese anywhere. */
export function keyPattern(typed: string): string {
  const folded = normaliseForSearch(typed).replace(/[\\%_]/g, (letter) => `\\${letter}`)
  return /^[\x20-\x7e]*$/.test(folded) ? `% ${folded}%` : `%${folded}%`
}
