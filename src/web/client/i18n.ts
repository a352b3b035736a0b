/**
 * Languages. Each feature keeps its texts in `texts.ts` as `{ zh: {...}, en: {...} }` with the same keys (a test proves it)
 * and registers them when its code is loaded:
 *
 *   registerTexts('intake', texts)                       // once, at the top of the feature's index or page module
 *   const { t } = useTranslation('intake')               // from react-i18next
 *   t('title'); t('found', { count: 3 })                 // en: found_one / found_other, zh: found_other
 *   t('common:save')                                     // words that everybody needs live in client/texts.ts
 */
import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { speak } from './api.ts'
import { readPreference, writePreference } from './preferences.ts'
import { texts as commonTexts } from './texts.ts'
import { texts as uiTexts } from '../ui/texts.ts'

export type Language = 'zh' | 'en'
export interface TextTree { readonly [key: string]: string | TextTree }
export interface Texts { readonly zh: TextTree; readonly en: TextTree }

const instance: i18n = createInstance()
/** The one instance; components use `useTranslation` from react-i18next. */
export const languages = instance

/** Texts of code that was loaded before the languages were started. */
const early = new Map<string, Texts>()

/** Makes a feature's texts known under its namespace. */
export function registerTexts(namespace: string, texts: Texts): void {
  if (!instance.isInitialized) {
    early.set(namespace, texts)
    return
  }
  const { zh, en } = texts
  instance.addResourceBundle('zh', namespace, zh, true, true)
  instance.addResourceBundle('en', namespace, en, true, true)
}

const isLanguage = (value: unknown): value is Language => value === 'zh' || value === 'en'

/** What the person chose here, else what the browser asks for. */
export function firstLanguage(): Language {
  const kept = readPreference('language')
  if (isLanguage(kept)) return kept
  return navigator.languages.find((tag) => /^(zh|en)/i.test(tag))?.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

export function currentLanguage(): Language {
  return instance.language === 'en' ? 'en' : 'zh'
}

/** Switches every text at once; remembered on this device unless told otherwise. */
export async function chooseLanguage(language: Language, remember = true): Promise<void> {
  if (remember) writePreference('language', language)
  speak(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  if (instance.language !== language) await instance.changeLanguage(language)
}

/** Must have settled before the first screen is drawn. */
export async function startLanguages(): Promise<void> {
  const language = firstLanguage()
  await instance.use(initReactI18next).init({
    lng: language, fallbackLng: false, supportedLngs: ['zh', 'en'], resources: {}, defaultNS: 'common', fallbackNS: 'common',
    interpolation: { escapeValue: false }, react: { useSuspense: false, bindI18nStore: 'added' }, returnNull: false,
  })
  registerTexts('common', commonTexts)
  registerTexts('ui', uiTexts)
  for (const [namespace, texts] of early) registerTexts(namespace, texts)
  await chooseLanguage(language, false)
}
