/** What is wrong with the set-up form, step by step. Pure. */
import type { FieldProblem } from '../../client/problem-error.ts'

export interface SetupDraft {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly name: string
  readonly login: string
  readonly password: string
  readonly language: 'zh' | 'en'
  readonly procedures: string[]
}

/** Keys of texts by field; `field.required` is common, the others belong to this feature. */
export function faultsOf(draft: SetupDraft, step: number): Partial<Record<keyof SetupDraft, string>> {
  if (step === 0) return { ...missing(draft, 'code'), ...missing(draft, 'zh') }
  if (step === 1) {
    return {
      ...missing(draft, 'name'),
      ...(/^[a-z0-9][a-z0-9._@-]{1,59}$/.test(draft.login.trim().toLowerCase()) ? {} : { login: 'setup.badLogin' }),
      ...(draft.password.length < 10 ? { password: 'tooShort' } : {}),
    }
  }
  return {}
}

function missing(draft: SetupDraft, key: 'code' | 'zh' | 'name'): Partial<Record<keyof SetupDraft, string>> {
  return draft[key].trim() === '' ? { [key]: 'field.required' } : {}
}

const STEP_OF: Readonly<Record<keyof SetupDraft, number>> = { code: 0, zh: 0, en: 0, name: 1, login: 1, password: 1, language: 1, procedures: 2 }

/** What the server refused, by field of this form. */
export function refusedFields(problems: readonly FieldProblem[]): Partial<Record<keyof SetupDraft, string>> {
  return Object.fromEntries(problems.flatMap(({ field, code }) => {
    const key = field.replace(/^(body[./])?(organisation[./])?/, '')
    return key in STEP_OF ? [[key, code]] : []
  }))
}

/** The first step that holds a refused field. */
export function stepOfRefusal(problems: readonly FieldProblem[]): number | undefined {
  const steps = Object.entries(STEP_OF).flatMap(([key, step]) => (key in refusedFields(problems) ? [step] : []))
  return steps.length === 0 ? undefined : Math.min(...steps)
}
