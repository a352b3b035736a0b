/** The draft of one form: restored from this device and kept on it with every change. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Draft } from '../draft/draft.ts'
import { dropDraft, emptyDraft, findDraft, isBlank, keepDraft } from '../draft/draft.ts'
import { dropBlob } from '../draft/photo-store.ts'
import { deviceShelf } from '../draft/shelf.ts'

export interface KeptDraft {
  readonly draft: Draft
  /** There was one from an earlier visit. */
  readonly restored: boolean
  readonly change: (change: (draft: Draft) => Draft) => void
  /** Forgets everything, files too. */
  readonly clear: () => void
}

export function useDraft(procedure: string): KeptDraft {
  const [draft, setDraft] = useState<Draft>(() => findDraft(deviceShelf, procedure, Date.now()) ?? emptyDraft(procedure))
  const [restored, setRestored] = useState(() => !isBlank(draft))
  useEffect(() => {
    // savedAt 0: nothing was touched yet.
    if (draft.savedAt > 0) keepDraft(deviceShelf, draft)
  }, [draft])
  const change = useCallback((how: (draft: Draft) => Draft) => setDraft((before) => ({ ...how(before), savedAt: Date.now() })), [])
  const clear = useCallback(() => {
    forgetDraft(draft)
    setRestored(false)
    setDraft(emptyDraft(procedure))
  }, [draft, procedure])
  return { draft, restored, change, clear }
}

/** Removes a draft and its files from this device. */
export function forgetDraft(draft: Draft): void {
  dropDraft(deviceShelf, draft.procedure)
  for (const file of Object.values(draft.answers.files).flat()) void dropBlob(file.key)
}
