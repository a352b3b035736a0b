/** One field of a form, as the input that suits its type. */
import type { VNode } from 'preact'
import type { FieldView } from '../../../contract/procedures.ts'
import { usePortal } from '../ui/context.tsx'
import type { Raw } from './answers.ts'
import { mostOf } from './answers.ts'
import type { FrameProps } from './field-frame.tsx'
import { describedBy, FieldFrame } from './field-frame.tsx'

export interface FieldInputProps {
  readonly id: string
  readonly field: FieldView
  readonly required: boolean
  readonly raw: Raw | undefined
  readonly problem: string | undefined
  readonly onInput: (raw: Raw) => void
}

export const MOST_CARDS = 6

export function FieldInput(props: FieldInputProps): VNode {
  const { say, t } = usePortal()
  const { field, required } = props
  const frame: FrameProps = { id: props.id, label: say(field.label), required, hint: field.hint && say(field.hint), problem: props.problem }
  if (field.type === 'boolean' && !required) return <Tick {...props} label={frame.label} hint={frame.hint} />
  const choices = field.type === 'boolean' ? [{ key: 'true', label: t('field.yes') }, { key: 'false', label: t('field.no') }] : field.choices.map(({ key, label }) => ({ key, label: say(label) }))
  if (choices.length > MOST_CARDS) {
    return (
      <FieldFrame {...frame}>
        <select id={props.id} value={String(props.raw ?? '')} required={required} aria-invalid={props.problem !== undefined} aria-describedby={describedBy(frame)} onChange={(event) => props.onInput(event.currentTarget.value)}>
          <option value="">{t('field.choose')}</option>
          {choices.map((choice) => <option key={choice.key} value={choice.key}>{choice.label}</option>)}
        </select>
      </FieldFrame>
    )
  }
  if (choices.length > 0) {
    return (
      <FieldFrame {...frame} group>
        <Cards id={props.id} choices={choices} chosen={props.raw === undefined ? '' : String(props.raw)} onChoose={props.onInput} required={required} />
      </FieldFrame>
    )
  }
  if (field.type === 'longText') return <LongText {...props} frame={frame} />
  return <FieldFrame {...frame}><Line {...props} describes={describedBy(frame)} /></FieldFrame>
}

interface CardsProps {
  readonly id: string
  readonly choices: readonly { readonly key: string; readonly label: string }[]
  readonly chosen: string
  readonly required: boolean
  readonly onChoose: (key: string) => void
}

/** A few choices as large cards; the first carries the field's id, so that the error summary leads to it. */
export function Cards({ id, choices, chosen, required, onChoose }: CardsProps): VNode {
  return (
    <div class="cards">
      {choices.map((choice, place) => (
        <label key={choice.key} class="card-choice">
          <input type="radio" id={place === 0 ? id : `${id}-${choice.key}`} name={id} value={choice.key} checked={chosen === choice.key} required={required} onChange={() => onChoose(choice.key)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}

function Tick({ id, raw, onInput, label, hint }: FieldInputProps & { readonly label: string; readonly hint: string | undefined }): VNode {
  return (
    <div class="field">
      <label class="tick">
        <input type="checkbox" id={id} checked={raw === true} aria-describedby={describedBy({ id, hint, problem: undefined })} onChange={(event) => onInput(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}

function Line({ id, field, required, raw, problem, onInput, describes }: FieldInputProps & { readonly describes: string | undefined }): VNode {
  const shared = {
    id, value: String(raw ?? ''), 'aria-required': required, 'aria-invalid': problem !== undefined, 'aria-describedby': describes,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  }
  switch (field.type) {
    case 'date': return <input {...shared} type="date" class="short" />
    case 'dateTime': return <input {...shared} type="datetime-local" class="short" />
    // Not type="number": it swallows what it cannot read, and a wheel turns the amount.
    case 'number':
    case 'money': return <input {...shared} type="text" inputMode="decimal" autoComplete="off" class="short" />
    default: return <input {...shared} type="text" autoComplete="off" />
  }
}

function LongText({ id, field, required, raw, problem, onInput, frame }: FieldInputProps & { readonly frame: FrameProps }): VNode {
  const { t } = usePortal()
  const text = String(raw ?? '')
  const max = mostOf(field) ?? 20_000
  const over = text.length - max
  return (
    <FieldFrame {...frame}>
      <textarea
        id={id} rows={5} value={text} aria-required={required} aria-invalid={problem !== undefined || over > 0} aria-describedby={describedBy(frame, `${id}-count`)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class={over > 0 ? 'count count-over' : 'count'} id={`${id}-count`}>{over > 0 ? t('field.over', { n: over }) : t('field.left', { used: text.length, max })}</p>
    </FieldFrame>
  )
}
