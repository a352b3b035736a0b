/** Number and query code: the key to one's matter. */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { rememberCode } from '../draft/shelf.ts'
import { describedBy, FieldFrame } from '../form/field-frame.tsx'
import { goTo } from '../router.ts'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'

interface FollowFormProps {
  /** Known on the matter's own page, asked for on the front page. */
  readonly number?: string
  readonly hint?: string
  /** Why the last code was not taken. */
  readonly refused?: string | undefined
  readonly onCode?: (code: string) => void
}

interface Faults {
  readonly number?: string
  readonly code?: string
  readonly turn: number
}

export function FollowForm({ number: known, hint, refused, onCode }: FollowFormProps): VNode {
  const { t } = usePortal()
  const [number, setNumber] = useState(known ?? '')
  const [code, setCode] = useState('')
  const [faults, setFaults] = useState<Faults>({ turn: refused ? 1 : 0, ...(refused ? { code: refused } : {}) })
  const submit = (): void => {
    const given = { number: tidy(number), code: tidy(code) }
    if (!given.number || !given.code) {
      return setFaults(({ turn }) => ({ turn: turn + 1, ...(given.number ? {} : { number: t('follow.number_needed') }), ...(given.code ? {} : { code: t('follow.code_needed') }) }))
    }
    rememberCode(given.number, given.code)
    if (onCode) onCode(given.code)
    else goTo({ page: 'ticket', number: given.number })
  }
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // Two inputs need no summary: the first wrong one takes the focus and says why.
    if (faults.turn > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults.turn])
  return (
    <form ref={form} class="follow" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {known === undefined && <Entry id="follow-number" label={t('follow.number')} value={number} problem={faults.number} onInput={setNumber} />}
      <Entry id="follow-code" label={t('follow.code')} value={code} problem={faults.code} onInput={setCode} />
      {hint && <p class="hint">{hint}</p>}
      <button type="submit" class="button button-primary"><Icon name="search" />{t('follow.open')}</button>
    </form>
  )
}

/** Codes are copied from pictures and messages: full-width letters and stray spaces are not the person's fault. */
function tidy(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

interface EntryProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
  readonly onInput: (text: string) => void
}

function Entry({ id, label, value, problem, onInput }: EntryProps): VNode {
  return (
    <FieldFrame id={id} label={label} required problem={problem}>
      <input id={id} type="text" class="mono" autoComplete="off" autoCapitalize="characters" spellcheck={false} value={value} aria-required aria-invalid={problem !== undefined} aria-describedby={describedBy({ id, problem })} onInput={(event) => onInput(event.currentTarget.value)} />
    </FieldFrame>
  )
}
