import { useEffect, useState } from 'react'
import { z } from 'zod'
import { valuesShape } from '../../../contract/shared.ts'
import { surveyShape } from '../../../contract/tickets.ts'
import { readPreference, writePreference } from '../../client/preferences.ts'

const draftShape = z.object({ outcome: z.string().optional(), values: valuesShape.default({}), survey: surveyShape.partial().default({}), text: z.string().optional() })
export type Draft = z.infer<typeof draftShape>
const EMPTY: Draft = { values: {}, survey: {} }

export function isEmptyDraft(draft: Draft): boolean {
  return Object.values(draft.values).every((value) => value === null || value === '' || (Array.isArray(value) && value.length === 0)) && Object.keys(draft.survey).length === 0 && !draft.text
}

export function readDraft(key: string): Draft {
  const parsed = draftShape.safeParse(readPreference(`draft.${key}`))
  return parsed.success ? parsed.data : EMPTY
}

/** What a person is writing, kept on this device as they type, and back after a lost connection or a closed window. */
export function useDraft(key: string): { readonly draft: Draft; readonly wasRestored: boolean; readonly change: (next: Draft) => void; readonly clear: () => void } {
  const [draft, setDraft] = useState(() => readDraft(key))
  const [wasRestored, setRestored] = useState(() => !isEmptyDraft(draft))
  useEffect(() => {
    const timer = window.setTimeout(() => writePreference(`draft.${key}`, isEmptyDraft(draft) ? undefined : draft), 250)
    return () => window.clearTimeout(timer)
  }, [key, draft])
  return {
    draft, wasRestored,
    change: setDraft,
    clear: () => {
      setDraft(EMPTY)
      setRestored(false)
      writePreference(`draft.${key}`, undefined)
    },
  }
}
