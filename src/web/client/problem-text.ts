import { useTranslation } from 'react-i18next'
import { errorText, fieldText } from '../../contract/error-texts.ts'
import { ERROR_STATUS, type ErrorCode } from '../../contract/errors.ts'
import { ProblemError, type FieldProblem } from './problem-error.ts'

export interface ProblemWords {
  readonly title: string
  /** What to do about it, where the title does not already say so. */
  readonly hint: string | undefined
}

// The contract has a text for every code of ours; a proxy or an older page may send others.
const isOurs = (code: string): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code)

/** Words for what went wrong and for the way out, in the reader's language. */
export function useProblemText(): { readonly problem: (error: unknown) => ProblemWords; readonly field: (problem: FieldProblem) => string } {
  const { t, i18n } = useTranslation('common')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return {
    problem: (error) => {
      const known = error instanceof ProblemError ? error : new ProblemError({ title: '', status: 0, code: 'client.unreadable' })
      const hasHint = i18n.exists(`common:problemHint.${known.code}`)
      return {
        title: known.code.startsWith('client.') ? t(`problem.${known.code}`) : isOurs(known.code) ? errorText(known.code, language, known.details) : known.message,
        hint: hasHint ? t(`problemHint.${known.code}`, { id: known.instance ?? '' }) : undefined,
      }
    },
    field: ({ code, max }) => fieldText(code, language, max),
  }
}
