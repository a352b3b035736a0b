import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'
import { useMe } from '../session/index.ts'
import { emptyDraft, keepDraft, readDraft, type Draft } from './draft.ts'

export interface HeldDraft {
  readonly draft: Draft
  readonly setDraft: Dispatch<SetStateAction<Draft>>
  /** What is on screen was left here earlier. */
  readonly wasKept: boolean
}

/** The draft of the signed-in person, kept through reloads and an expired session. */
export function useDraft(): HeldDraft {
  const person = useMe().person.id
  const [kept] = useState(() => readDraft(person, sessionStorage))
  const [draft, setDraft] = useState<Draft>(() => kept ?? emptyDraft())
  useEffect(() => keepDraft(person, draft, sessionStorage), [person, draft])
  return { draft, setDraft, wasKept: kept !== undefined && draft.key === kept.key }
}
