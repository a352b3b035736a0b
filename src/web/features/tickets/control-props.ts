import type { FieldView } from '../../../contract/procedures.ts'
import type { Label } from '../../../contract/shared.ts'
import type { Value } from './form-values.ts'

/** What every control of a form is given. */
export interface ControlProps {
  readonly id: string
  readonly field: FieldView
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly names: Readonly<Record<string, Label>>
  readonly disabled: boolean
  readonly required: boolean
  readonly invalid: boolean
  readonly describedBy: string | undefined
}
