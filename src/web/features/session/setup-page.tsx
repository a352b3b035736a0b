import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Checkbox, Input, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { meShape, type setupShape, type setupStateShape } from '../../../contract/directory.ts'
import { api } from '../../client/api.ts'
import { chooseLanguage } from '../../client/i18n.ts'
import { ProblemError } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { LabelText, useLocale } from '../../ui/locale.tsx'
import { EmptyState, LoadingState } from '../../ui/page.tsx'
import { Entrance, Row } from './entrance.tsx'
import { welcome } from './me.ts'
import { faultsOf, refusedFields, stepOfRefusal, type SetupDraft } from './setup-draft.ts'
import { useSetupState } from './sign-in-page.tsx'

type State = z.infer<typeof setupStateShape>

/** So few are taken all together; of more, somebody chooses. */
const FEW = 3

/** The first run: organisation, owner, procedures. */
export function SetupPage() {
  const { t } = useTranslation('session')
  const { data, error, isPending, refetch } = useSetupState()
  useEffect(() => {
    document.title = t('setup.title')
  }, [t])
  return (
    <Entrance wide>
      {isPending && <LoadingState />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data && !data.needed && <EmptyState title={t('setup.done')} hint={t('setup.doneHint')} action={<Link to="/sign-in">{t('setup.toSignIn')}</Link>} />}
      {data?.needed && <Wizard state={data} />}
    </Entrance>
  )
}

function Wizard({ state }: { readonly state: State }) {
  const { t } = useTranslation('session')
  const { code = '' } = useSearch({ from: '/setup' })
  const { language } = useLocale()
  const { problem } = useProblemText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  const [step, setStep] = useState(0)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const [draft, setDraft] = useState<SetupDraft>({ code, zh: '', en: '', name: '', login: '', password: '', language, procedures: state.procedures.length <= FEW ? state.procedures.map((procedure) => procedure.id) : [] })
  const faults = faultsOf(draft, step)
  const refused = fault instanceof ProblemError ? refusedFields(fault.problems) : {}
  const steps = [t('setup.step1'), t('setup.step2'), t('setup.step3')]
  const go = (to: number): void => {
    setTried(false)
    setStep(to)
    heading.current?.focus()
  }
  const finish = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    const { zh, en, ...rest } = draft
    const body: z.input<typeof setupShape> = { ...rest, organisation: { zh: zh.trim(), en: en.trim() || zh.trim() } }
    try {
      welcome(client, await api.post('/api/v1/setup', meShape, body))
      await navigate({ to: '/' })
    } catch (error) {
      setFault(error)
      const first = error instanceof ProblemError ? stepOfRefusal(error.problems) : undefined
      if (first !== undefined) go(first)
    } finally {
      setBusy(false)
    }
  }
  const submit = (): void => {
    setTried(true)
    if (Object.keys(faults).length > 0) return
    if (step < 2) go(step + 1)
    else void finish()
  }
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>{t('setup.title')}</h1>
      <p className="hy-quiet se-subtitle">{t('setup.subtitle')}</p>
      <ol className="se-steps">{steps.map((name, index) => <li key={name} {...(index === step ? { 'aria-current': 'step' as const } : {})}>{index + 1}. {name}</li>)}</ol>
      {fault !== undefined && <Alert className="se-alert" type="error" showIcon title={problem(fault).title} description={problem(fault).hint} />}
      <form noValidate onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}>
        <StepFields step={step} draft={draft} onChange={(change) => {
          setDraft({ ...draft, ...change })
          setFault(undefined)
        }} faults={tried ? { ...refused, ...faults } : refused} state={state} codeGiven={code !== ''} />
        <div className="se-buttons">
          {step > 0 ? <Button onClick={() => go(step - 1)}>{t('setup.back')}</Button> : <span />}
          <Button type="primary" htmlType="submit" loading={busy}>{t(step === 2 ? 'setup.finish' : 'setup.forward')}</Button>
        </div>
      </form>
    </>
  )
}

interface StepProps {
  readonly step: number
  readonly draft: SetupDraft
  readonly onChange: (change: Partial<SetupDraft>) => void
  readonly faults: Readonly<Partial<Record<keyof SetupDraft, string>>>
  readonly state: State
  readonly codeGiven: boolean
}

function StepFields({ step, draft, onChange, faults, state, codeGiven }: StepProps) {
  const { t } = useTranslation('session')
  const words = useProblemText()
  const wrong = (key: keyof SetupDraft) => (faults[key] === undefined ? {} : { problem: faults[key].startsWith('field.') ? words.field({ field: key, code: faults[key] }) : t(faults[key]) })
  const text = (key: 'code' | 'zh' | 'en' | 'name' | 'login', more: { autoComplete?: string; maxLength?: number } = {}) => (
    <Input id={key} value={draft[key]} aria-describedby={`${key}-hint ${key}-problem`} aria-invalid={faults[key] !== undefined} onChange={(event) => onChange({ [key]: event.target.value })} {...more} />
  )
  if (step === 0) {
    return (
      <>
        {!codeGiven && <Row id="code" label={t('setup.code')} hint={t('setup.codeHint')} {...wrong('code')}>{text('code', { autoComplete: 'off' })}</Row>}
        <Row id="zh" label={t('setup.nameZh')} {...wrong('zh')}>{text('zh', { autoComplete: 'organization', maxLength: 100 })}</Row>
        <Row id="en" label={t('setup.nameEn')} hint={t('setup.nameEnHint')} {...wrong('en')}>{text('en', { maxLength: 100 })}</Row>
      </>
    )
  }
  if (step === 1) {
    return (
      <>
        <Row id="name" label={t('setup.name')} {...wrong('name')}>{text('name', { autoComplete: 'name', maxLength: 100 })}</Row>
        <Row id="login" label={t('login')} hint={t('setup.loginHint')} {...wrong('login')}>{text('login', { autoComplete: 'username', maxLength: 60 })}</Row>
        <Row id="password" label={t('password')} hint={t('nextHint')} {...wrong('password')}>
          <Input.Password id="password" autoComplete="new-password" aria-describedby="password-hint password-problem" value={draft.password} onChange={(event) => onChange({ password: event.target.value })} />
        </Row>
        <fieldset className="se-plain"><legend>{t('setup.language')}</legend>
          <Radio.Group value={draft.language} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} onChange={(event) => {
            const language = event.target.value === 'en' ? 'en' : 'zh'
            onChange({ language })
            void chooseLanguage(language)
          }} />
        </fieldset>
      </>
    )
  }
  return (
    <fieldset className="se-plain">
      <legend>{t('setup.procedures')}</legend>
      <p className="hy-quiet">{state.procedures.length === 0 ? t('setup.noProcedures') : t('setup.proceduresHint')}</p>
      <div className="se-procedures">
        {state.procedures.map((procedure) => (
          <Checkbox key={procedure.id} checked={draft.procedures.includes(procedure.id)} onChange={(event) => onChange({ procedures: event.target.checked ? [...draft.procedures, procedure.id] : draft.procedures.filter((id) => id !== procedure.id) })}>
            <strong><LabelText label={procedure.title} /></strong><span className="hy-quiet"><LabelText label={procedure.summary} /></span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
