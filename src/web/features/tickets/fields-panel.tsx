import { App as AntdApp, Button, Input, Modal } from 'antd'
import { EditOutlined } from '@ant-design/icons'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketView } from '../../../contract/tickets.ts'
import { ProblemError, type FieldProblem } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { isEmptyValue, type Values } from './form-values.ts'
import { useCorrect } from './requests.ts'
import { TicketForm } from './ticket-form.tsx'
import { ValueText } from './value-text.tsx'

/** What has been filled in so far, in the order of the procedure. */
export function FieldsPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const [open, setOpen] = useState(false)
  // The title field is the page's heading already.
  const filled = ticket.fields.filter((field) => !field.isTitle && !isEmptyValue(ticket.values[field.key]))
  return (
    <Section title={t('page.fields')} id="fields" extra={ticket.permissions.correct && filled.length > 0 && <Button size="small" type="text" className="hy-no-print" icon={<EditOutlined />} onClick={() => setOpen(true)}>{t('page.correct')}</Button>}>
      {filled.length === 0
        ? <p className="hy-quiet">{t('page.noFields')}</p>
        : <dl className="tk-fields">{filled.map((field) => <div key={field.key} data-type={field.type}><dt>{labelOf(field.label)}</dt><dd><ValueText field={field} value={ticket.values[field.key]} names={ticket.names} files={ticket.files} /></dd></div>)}</dl>}
      {open && <CorrectDialog ticket={ticket} onClose={() => setOpen(false)} />}
    </Section>
  )
}

/** Changes what was filled in, with the reason; only what differs is sent. */
function CorrectDialog({ ticket, onClose }: { readonly ticket: TicketView; readonly onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  const id = useId()
  const form = ticket.fields.filter((field) => field.type !== 'files' && !isEmptyValue(ticket.values[field.key])).map((field) => ({ field: field.key, required: false }))
  const [values, setValues] = useState<Values>(ticket.values)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const correct = useCorrect()
  const changed = Object.fromEntries(form.flatMap(({ field }) => (JSON.stringify(values[field]) === JSON.stringify(ticket.values[field]) ? [] : [[field, isEmptyValue(values[field]) ? null : values[field] ?? null]])))
  const submit = async (): Promise<void> => {
    try {
      await correct.mutateAsync({ ticket, input: { values: changed, reason } })
      void message.success(t('page.corrected'))
      onClose()
    } catch (error) {
      if (error instanceof ProblemError && error.problems.length > 0) setProblems(error.problems)
      void message.error(problem(error).title)
    }
  }
  return (
    <Modal open width={680} title={t('page.correctTitle')} onCancel={onClose} okText={t('page.correct')} onOk={() => void submit()} confirmLoading={correct.isPending}
      okButtonProps={{ disabled: Object.keys(changed).length === 0 || reason.trim() === '' }}>
      <p className="hy-quiet tk-dialog-hint">{t('page.correctHint')}</p>
      <TicketForm fields={ticket.fields} form={form} values={values} names={ticket.names} problems={problems} onChange={(key, value) => setValues({ ...values, [key]: value })} />
      <div className="tk-form-row tk-reason">
        <label className="tk-form-label" htmlFor={`${id}-reason`}>{t('page.reason')} <span className="tk-required" aria-hidden>*</span></label>
        <Input.TextArea id={`${id}-reason`} aria-required value={reason} maxLength={2000} autoSize={{ minRows: 2 }} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Modal>
  )
}
