import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldView, FormFieldView } from '../../../contract/procedures.ts'
import type { Label } from '../../../contract/shared.ts'
import type { FieldProblem } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel } from '../../ui/locale.tsx'
import { FieldControl } from './field-control.tsx'
import { fieldOfProblem, type Value, type Values } from './form-values.ts'
import './ticket-form.css'

export interface TicketFormProps {
  /** The procedure's fields; `form` says which of them are asked here, in which order, and which are required. */
  readonly fields: readonly FieldView[]
  readonly form: readonly FormFieldView[]
  readonly values: Values
  readonly onChange: (key: string, value: Value) => void
  /** From `checkForm` or from the server; the first faulty field takes the focus when the list changes. */
  readonly problems?: readonly FieldProblem[]
  /** Names of the units and people that occur in `values`, by party. */
  readonly names?: Readonly<Record<string, Label>>
  readonly disabled?: boolean
  /** Puts the cursor into the first field when the form appears. */
  readonly autoFocus?: boolean
}

/** The form of a start, a step or an outcome, drawn from the procedure's definition. The caller holds the values. */
export function TicketForm({ fields, form, values, onChange, problems = [], names = {}, disabled = false, autoFocus = false }: TicketFormProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) focusIn(box.current?.querySelector('[data-faulty="true"]'))
  }, [problems])
  useEffect(() => {
    if (autoFocus) focusIn(box.current)
  }, [autoFocus])
  return (
    <div className="tk-form" ref={box}>
      {form.map(({ field: key, required }) => {
        const field = fields.find((each) => each.key === key)
        if (!field) return null
        const problem = problems.find((each) => fieldOfProblem(each) === key)
        return (
          <FormRow key={key} id={`${id}-${key}`} field={field} required={required} problem={problem}>
            {(description) => (
              <FieldControl id={`${id}-${key}`} field={field} value={values[key] ?? null} names={names} disabled={disabled} required={required} invalid={problem !== undefined}
                describedBy={description} onChange={(value) => onChange(key, value)} />
            )}
          </FormRow>
        )
      })}
    </div>
  )
}

function focusIn(element: Element | null | undefined): void {
  element?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex]')?.focus()
}

interface FormRowProps {
  readonly id: string
  readonly field: FieldView
  readonly required: boolean
  readonly problem: FieldProblem | undefined
  readonly children: (description: string | undefined) => ReactNode
}

/** Types whose control is a group and is named by a legend instead of a label. */
const GROUPS: readonly FieldView['type'][] = ['boolean', 'files']
const isGroup = (field: FieldView): boolean => GROUPS.includes(field.type) || ((field.type === 'choice' || field.type === 'level') && field.choices.length <= 6)

function FormRow({ id, field, required, problem, children }: FormRowProps) {
  const { t } = useTranslation('common')
  const labelOf = useLabel()
  const words = useProblemText()
  const hints = [...(field.hint ? [`${id}-hint`] : []), ...(problem ? [`${id}-problem`] : [])]
  const name = <>{labelOf(field.label)}{required && <span className="tk-required"> <span aria-hidden>*</span><span className="hy-hidden">{t('required')}</span></span>}</>
  return (
    <div className={`tk-form-row tk-type-${field.type}`} data-faulty={problem !== undefined}>
      {isGroup(field) ? <span className="tk-form-label" id={`${id}-label`}>{name}</span> : <label className="tk-form-label" id={`${id}-label`} htmlFor={id}>{name}</label>}
      {field.hint && <p className="tk-form-hint" id={`${id}-hint`}>{labelOf(field.hint)}</p>}
      {children(hints.length > 0 ? hints.join(' ') : undefined)}
      {problem && <p className="tk-form-problem" id={`${id}-problem`}>{words.field(problem)}</p>}
    </div>
  )
}
