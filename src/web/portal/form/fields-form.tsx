/** The fields of a form with their problems; the same for a first report and for an answer to a question. */
import type { VNode } from 'preact'
import { faultText } from '../api/failure-text.ts'
import type { FieldFault } from '../api/request.ts'
import { usePortal } from '../ui/context.tsx'
import type { Answers, AskedField } from './answers.ts'
import { FieldInput } from './field-input.tsx'
import { FilesInput } from './files-input.tsx'

interface FieldsFormProps {
  readonly asked: readonly AskedField[]
  readonly answers: Answers
  readonly faults: readonly FieldFault[]
  readonly maxFileBytes: number
  readonly onChange: (change: (answers: Answers) => Answers) => void
}

export function fieldId(key: string): string {
  return `field-${key.replace(/\W/g, '-')}`
}

export function FieldsForm({ asked, answers, faults, maxFileBytes, onChange }: FieldsFormProps): VNode {
  const { language, say } = usePortal()
  return (
    <>
      {asked.map(({ field, required }) => {
        const fault = faults.find((candidate) => candidate.field === field.key)
        const shared = { key: field.key, id: fieldId(field.key), field, required, problem: fault && faultText(language, fault, say(field.label)) }
        return field.type === 'files'
          ? <FilesInput {...shared} files={answers.files[field.key] ?? []} maxFileBytes={maxFileBytes} onChange={(change) => onChange((before) => ({ ...before, files: { ...before.files, [field.key]: change(before.files[field.key] ?? []) } }))} />
          : <FieldInput {...shared} raw={answers.raw[field.key]} onInput={(raw) => onChange((before) => ({ ...before, raw: { ...before.raw, [field.key]: raw } }))} />
      })}
    </>
  )
}
