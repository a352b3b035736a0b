/** Keys for finding people and units by pinyin. Apart from the rest of text, because the dictionary behind it is large. */
import { pinyin } from 'pinyin-pro'
import { normaliseForSearch } from './normalise.ts'

export type PinyinKeys = { readonly full: string; readonly initials: string }

/**
 * Returns the name as pinyin without tones and blanks ("zhangxiaoming") and its initials ("zxm"), lower case; Latin letters and
 * digits stay in both, other characters are left out. Surnames with a reading of their own (单, 曾, 仇) are read as surnames.
 */
export function pinyinKeys(name: string): PinyinKeys {
  const letters = normaliseForSearch(name).replace(/[^\p{L}\p{N}]+/gu, '')
  const read = (pattern: 'pinyin' | 'first') =>
    pinyin(letters, { pattern, toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' }).join('').toLowerCase()
  return { full: read('pinyin'), initials: read('first') }
}
