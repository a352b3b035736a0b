import { Alert, App, Form, Modal } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { pathOfProblem } from './form-problems.ts'

interface Props<Values extends object> {
  readonly title: string
  readonly okText?: string
  readonly initial: Values
  /** The version being edited; when a newer one arrives, the form shows that. */
  readonly version?: number
  readonly width?: number
  readonly save: (values: Values) => Promise<unknown>
  readonly onClose: () => void
  /** The caller closes, because something follows the saving. */
  readonly staysOpen?: boolean
  readonly children: ReactNode
}

/** A form in a window. Problems go to their fields; a change by somebody else is loaded and said. */
export function EditorModal<Values extends object>({ title, okText, initial, version, width = 520, save, onClose, staysOpen = false, children }: Props<Values>) {
  const { t } = useTranslation('admin')
  const { message } = App.useApp()
  const words = useProblemText()
  const [form] = Form.useForm<Values>()
  const [problem, setProblem] = useState<unknown>()
  const [isSaving, setIsSaving] = useState(false)
  const isStale = problem instanceof ProblemError && problem.code === 'directory.stale'
  const latest = useRef(initial)
  useEffect(() => {
    latest.current = initial
  })
  // A newer version shows itself in the form; the person's half-typed change would overwrite it unseen.
  useEffect(() => {
    if (version !== undefined) form.setFieldsValue(latest.current)
  }, [form, version])
  const submit = async (values: Values): Promise<void> => {
    setIsSaving(true)
    try {
      await save(values)
      message.success(t('saved'))
      if (!staysOpen) onClose()
    } catch (error) {
      setProblem(error)
      if (error instanceof ProblemError) {
        // "This code is taken" says more at its field than a general word would.
        markFields(form, error, error.code === 'request.invalid' ? words.field : () => words.problem(error).title)
      }
    } finally {
      setIsSaving(false)
    }
  }
  return (
    <Modal open title={title} width={width} okText={okText ?? t('common:save')} cancelText={t('common:cancel')} confirmLoading={isSaving} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      <div role="alert" className="ad-problem">
        {isStale && <Alert type="warning" showIcon title={t('stale')} />}
        {problem !== undefined && !isStale && <Alert type="error" showIcon title={words.problem(problem).title} />}
      </div>
      <Form<Values> form={form} layout="vertical" initialValues={initial} onFinish={(values) => void submit(values)} requiredMark scrollToFirstError={{ focus: true }}>{children}</Form>
    </Modal>
  )
}

type FormOf<Values> = ReturnType<typeof Form.useForm<Values>>[0]

function markFields<Values>(form: FormOf<Values>, error: ProblemError, tell: (problem: ProblemError['problems'][number]) => string): void {
  // antd types a field's name by the form's values; a server's path is known to be one only at run time.
  form.setFields(error.problems.map((problem) => ({ name: [...pathOfProblem(problem)], errors: [tell(problem)] })) as Parameters<FormOf<Values>['setFields']>[0])
}
