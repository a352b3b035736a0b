import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Drawer, Input } from 'antd'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterView } from '../../../contract/registers.ts'
import { codeOf, ProblemError } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { submitOnCtrlEnter } from '../../ui/submit-key.ts'
import { CODE_PATTERN, fillLabel, proposeCode } from '../admin/index.ts'
import { columnsOf, draftsOf, emptyColumn, moveUp, problemsFromServer, problemsIn, type ColumnDraft, type ColumnProblems } from './column-draft.ts'
import { ColumnEditor } from './column-editor.tsx'
import { useFirstField } from './first-field.ts'
import { LabelledInput } from './labelled-input.tsx'
import { useAddRegister, useChangeRegister } from './requests.ts'

const WIDTH = 760
interface Names { readonly code: string; readonly zh: string; readonly en: string }
type NameProblem = { readonly name?: string; readonly code?: string }

/** A register's name and columns: a new one, or one that is there. */
export function DefineRegister({ register, onClose }: { readonly register: RegisterView | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('registers')
  const id = useId()
  const [isSaving, setIsSaving] = useState(false)
  return (
    <Drawer
      open size={WIDTH} title={t(register ? 'define.editTitle' : 'define.add')} onClose={onClose} mask={{ closable: false }}
      footer={<div className="rg-footer"><Button onClick={onClose}>{t('common:cancel')}</Button><Button type="primary" htmlType="submit" form={id} loading={isSaving}>{t(register ? 'common:save' : 'define.create')}</Button></div>}
    >
      <DefineForm id={id} register={register} onSaving={setIsSaving} onClose={onClose} />
    </Drawer>
  )
}

interface FormProps { readonly id: string; readonly register: RegisterView | undefined; readonly onSaving: (isSaving: boolean) => void; readonly onClose: () => void }

function useSave({ register, onSaving, onClose }: Omit<FormProps, 'id'>): (names: Names, drafts: readonly ColumnDraft[]) => Promise<unknown> {
  const { t } = useTranslation('registers')
  const { message } = App.useApp()
  const navigate = useNavigate()
  const adding = useAddRegister()
  const changing = useChangeRegister(register?.code ?? '')
  // The version this person began from: a newer one that arrived meanwhile has columns they have not seen.
  const [version] = useState(register?.version ?? 0)
  return async ({ code, ...name }, drafts) => {
    onSaving(true)
    try {
      const given = { name: fillLabel(name), columns: columnsOf(drafts) }
      if (register) await changing.mutateAsync({ version, ...given })
      else await adding.mutateAsync({ code: code.trim(), ...given })
      message.success(t('saved'))
      onClose()
      if (!register) void navigate({ to: '/admin/registers/$code', params: { code: code.trim() } })
      return undefined
    } catch (error) {
      return error
    } finally {
      onSaving(false)
    }
  }
}

function DefineForm({ id, register, onSaving, onClose }: FormProps) {
  const { t } = useTranslation('registers')
  const { problem } = useProblemText()
  const [names, setNames] = useState<Names>({ code: register?.code ?? '', zh: register?.name.zh ?? '', en: register?.name.en ?? '' })
  const [drafts, setDrafts] = useState<readonly ColumnDraft[]>(() => draftsOf(register?.columns ?? []))
  const [wrong, setWrong] = useState<NameProblem>({})
  const [columnProblems, setColumnProblems] = useState<ColumnProblems>(new Map())
  const [failure, setFailure] = useState<unknown>()
  const box = useRef<HTMLFormElement>(null)
  useFirstField(box)
  const save = useSave({ register, onSaving, onClose })
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrong, columnProblems])
  const before = useRef(drafts.length)
  useEffect(() => {
    if (drafts.length > before.current) box.current?.querySelector<HTMLElement>('.rg-drafts > li:last-child input')?.focus()
    before.current = drafts.length
  }, [drafts.length])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wrongNames: NameProblem = {
      ...(names.zh.trim() === '' && names.en.trim() === '' ? { name: t('define.needName') } : {}),
      ...(register || CODE_PATTERN.test(names.code.trim()) ? {} : { code: t('define.badCode') }),
    }
    const wrongColumns = problemsIn(drafts)
    setWrong(wrongNames)
    setColumnProblems(wrongColumns)
    setFailure(undefined)
    if (wrongNames.name !== undefined || wrongNames.code !== undefined || wrongColumns.size > 0) return
    const error = await save(names, drafts)
    if (error === undefined) return
    setFailure(error)
    if (codeOf(error) === 'register.code_taken') setWrong({ code: problem(error).title })
    else if (error instanceof ProblemError) setColumnProblems(problemsFromServer(drafts, error.problems, error.code))
  }
  const change = (next: ColumnDraft): void => setDrafts(drafts.map((draft) => (draft.id === next.id ? next : draft)))
  const proposal = proposeCode(names.en)
  return (
    <form id={id} ref={box} noValidate className="rg-define" onSubmit={(event) => void submit(event)} onKeyDown={submitOnCtrlEnter}>
      <div role="alert" className="rg-problem">{failure !== undefined && <Alert type="error" showIcon title={codeOf(failure) === 'register.stale' ? t('define.stale') : problem(failure).title} />}</div>
      <div className="rg-pair">
        <LabelledInput label={t('define.nameZh')} required problem={wrong.name}>{(aria) => <Input {...aria} maxLength={100} autoComplete="off" value={names.zh} onChange={(event) => setNames({ ...names, zh: event.target.value })} />}</LabelledInput>
        <LabelledInput label={t('define.nameEn')} hint={t('define.nameEnHint')}>{(aria) => <Input {...aria} maxLength={100} autoComplete="off" value={names.en} onChange={(event) => setNames({ ...names, en: event.target.value })} />}</LabelledInput>
      </div>
      {!register && (
        <LabelledInput label={t('code')} required hint={t('define.codeHint')} problem={wrong.code}>
          {(aria) => <Input {...aria} className="rg-code" maxLength={60} autoComplete="off" spellCheck={false} value={names.code} onFocus={() => names.code === '' && setNames({ ...names, code: proposal })} onChange={(event) => setNames({ ...names, code: event.target.value })} />}
        </LabelledInput>
      )}
      <h2>{t('define.columns')}</h2>
      <p className="hy-quiet rg-note">{drafts.length === 0 ? t('define.noColumns') : ''} {t('define.columnsHint')}</p>
      <ol className="rg-drafts">
        {drafts.map((draft, index) => (
          <li key={draft.id}><ColumnEditor draft={draft} nr={index + 1} problem={columnProblems.get(draft.id)} onChange={change} onMoveUp={() => setDrafts(moveUp(drafts, index))} onDrop={() => setDrafts(drafts.filter(({ id: other }) => other !== draft.id))} /></li>
        ))}
      </ol>
      <Button icon={<PlusOutlined />} disabled={drafts.length >= 60} onClick={() => setDrafts([...drafts, emptyColumn(drafts)])}>{t('define.addColumn')}</Button>
    </form>
  )
}
