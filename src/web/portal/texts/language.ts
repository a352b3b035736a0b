/** The language a person reads: what they chose, else what their browser asks for. */
import type { Label } from '../../../contract/shared.ts'
import { en } from './en.ts'
import type { TextKey } from './zh.ts'
import { zh } from './zh.ts'

export type Language = 'zh' | 'en'
export type { TextKey }
export type Fill = Readonly<Record<string, string | number>>

/** `asked` is the address's `?lang=`, `chosen` what this device remembers, `browser` its languages in order of liking. */
export function chooseLanguage(asked: string | null, chosen: string | null, browser: readonly string[]): Language {
  const wish = [asked, chosen, ...browser].map(languageIn).find((language) => language !== undefined)
  // Who reads neither is more likely helped by English.
  return wish ?? (browser.length === 0 ? 'zh' : 'en')
}

/** A tag, or what was kept on this device: a JSON text, as the staff application keeps it under the same name. */
function languageIn(tag: string | null): Language | undefined {
  const main = tag?.toLowerCase().replaceAll('"', '').split('-')[0]
  return main === 'zh' || main === 'en' ? main : undefined
}

/** The text of a key, with `{name}` filled in. */
export function textOf(language: Language, key: TextKey, fill: Fill = {}): string {
  const text: string = language === 'zh' ? zh[key] : en[key]
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(fill[name] ?? whole))
}

export function isTextKey(key: string): key is TextKey {
  return key in zh
}

/** An organisation's own words; if one language was left empty the other is better than nothing. */
export function labelIn(language: Language, label: Label): string {
  return label[language] || label[language === 'zh' ? 'en' : 'zh']
}

/** The tag for `lang` attributes and for dates. */
export const TAG: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }
