import { Alert, App, Button } from 'antd'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { FieldView } from '../../../contract/procedures.ts'
import { registerRowShape, type RegisterRow, type RegisterView } from '../../../contract/registers.ts'
import { api } from '../../client/api.ts'
import { codeOf, ProblemError, type FieldProblem } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { submitOnCtrlEnter } from '../../ui/submit-key.ts'
import { addressOfRow, checkForm, TicketForm, type Values } from '../tickets/index.ts'
import { useNames } from './cell-text.tsx'
import { useFirstField } from './first-field.ts'
import { usePutRow } from './requests.ts'
import { cellsOf, fieldOf, formOf, KEY_FIELD, mergeCells, problemsInForm } from './row-values.ts'
import { texts } from './texts.ts'

const KEY: FieldView = {
  key: KEY_FIELD, type: 'text', label: { zh: texts.zh.rows.key, en: texts.en.rows.key }, hint: { zh: texts.zh.row.keyHint, en: texts.en.row.keyHint }, max: 100, choices: [], isTitle: false,
}

interface Props {
  /** Of the form, for a button outside of it. */
  readonly id: string
  readonly register: RegisterView
  /** Absent: a new one. */
  readonly row?: RegisterRow
  readonly onDone: () => void
}

/** The cells of a row with a control for each column. A change by somebody else is offered and laid under one's own. */
export function RowForm({ id, register, row, onDone }: Props) {
  const { t } = useTranslation('registers')
  const { message } = App.useApp()
  const { problem } = useProblemText()
  const client = useQueryClient()
  const putting = usePutRow(register.code)
  // The row as it was when this person began: what comes in meanwhile must not slip under their hands.
  const [base, setBase] = useState(row)
  const [values, setValues] = useState<Values>(row?.cells ?? {})
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [failure, setFailure] = useState<unknown>()
  const [isMerged, setIsMerged] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  useFirstField(box, row === undefined)
  const { code, columns } = register
  const form = [...(base ? [] : [{ field: KEY_FIELD, required: true }]), ...formOf(columns)]
  const fields = [KEY, ...columns.map(fieldOf)]
  const names = useNames(columns, base ? [base.cells] : [])
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (putting.isPending) return
    setFailure(undefined)
    const missing = checkForm(fields, form, values)
    setProblems(missing)
    if (missing.length > 0) return
    const typed = values[KEY_FIELD]
    const key = base?.key ?? (typeof typed === 'string' ? typed.trim() : '')
    try {
      await putting.mutateAsync({ key, version: base?.version ?? null, cells: cellsOf(columns, base?.cells ?? {}, values) })
      message.success(base ? t('saved') : t('row.added', { key }))
      onDone()
    } catch (error) {
      setFailure(error)
      if (error instanceof ProblemError) setProblems(problemsInForm(error.problems, error.code))
    }
  }
  const loadLatest = async (): Promise<void> => {
    if (!base) return
    try {
      const latest = await client.fetchQuery({ queryKey: ['registers', 'of', code, 'row', base.key], queryFn: () => api.get(addressOfRow(code, base.key), registerRowShape), staleTime: 0 })
      setValues(mergeCells(columns, base.cells, cellsOf(columns, base.cells, values), latest.cells))
      setBase(latest)
      setFailure(undefined)
      setIsMerged(true)
    } catch (error) {
      setFailure(error)
    }
  }
  const isStale = codeOf(failure) === 'register.row_stale' && failure !== undefined
  return (
    <form id={id} ref={box} noValidate className="rg-form" onSubmit={(event) => void save(event)} onKeyDown={submitOnCtrlEnter}>
      <div role="alert" className="rg-problem">
        {isStale && <Alert type="warning" showIcon title={t('row.stale')} description={t('row.staleHint')} action={<Button size="small" onClick={() => void loadLatest()}>{t('row.staleLoad')}</Button>} />}
        {failure !== undefined && !isStale && <Alert type="error" showIcon title={problem(failure).title} {...(problem(failure).hint === undefined ? {} : { description: problem(failure).hint })} />}
        {isMerged && failure === undefined && <Alert type="info" showIcon title={t('row.merged')} />}
      </div>
      <TicketForm fields={fields} form={form} values={values} names={names} problems={problems} disabled={putting.isPending} onChange={(key, value) => setValues((before) => ({ ...before, [key]: value }))} />
      {columns.some(({ type }) => type === 'files') && <p className="hy-quiet rg-note">{t('row.noFiles')}</p>}
    </form>
  )
}
