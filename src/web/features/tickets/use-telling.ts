import { useTranslation } from 'react-i18next'
import { useFormat, useLocale } from '../../ui/locale.tsx'
import type { Telling } from './timeline-story.ts'

/** The words and formats of the reader for `tellEntry`. */
export function useTelling(fields: readonly { readonly key: string }[]): Telling {
  const { t } = useTranslation('tickets')
  const { language } = useLocale()
  const format = useFormat()
  return { language, moment: format.moment, day: format.day, fieldOrder: fields.map((field) => field.key), t: (key, words) => t(`story.${key}`, words ?? {}) }
}
