import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App as AntdApp, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../client/api.ts'
import { codeOf } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { PageHeader, Section } from '../../ui/page.tsx'
import { Row } from './entrance.tsx'
import { meQuery, useMe } from './me.ts'

/** Characters; the same as the contract asks. */
const SHORTEST = 10

export function PasswordPage() {
  const { t } = useTranslation('session')
  const { mustChangePassword } = useMe()
  const { problem } = useProblemText()
  const { message } = AntdApp.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [given, setGiven] = useState({ current: '', next: '', again: '' })
  const [tried, setTried] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const isShort = given.next.length < SHORTEST
  const differs = given.next !== given.again
  const submit = async (): Promise<void> => {
    setTried(true)
    if (isShort || differs) return
    setBusy(true)
    try {
      await api.post('/api/v1/session/password', null, { current: given.current, next: given.next })
      await client.invalidateQueries({ queryKey: meQuery.queryKey })
      void message.success(t('changed'))
      await navigate({ to: '/' })
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  const field = (name: keyof typeof given, autoComplete: string, describedBy?: string) => (
    <Input.Password id={name} autoComplete={autoComplete} required value={given[name]} onChange={(event) => setGiven({ ...given, [name]: event.target.value })} {...(describedBy ? { 'aria-describedby': describedBy } : {})} />
  )
  return (
    <div className="hy-page se-narrow">
      <PageHeader title={t('changePassword')} />
      <Section>
        {mustChangePassword && <Alert className="se-alert" type="warning" showIcon title={t('mustChange')} />}
        {fault !== undefined && <Alert className="se-alert" type="error" showIcon title={problem(fault).title} {...(codeOf(fault) === 'session.wrong_password' ? {} : { description: problem(fault).hint })} />}
        <form onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}>
          <Row id="current" label={t('current')}>{field('current', 'current-password')}</Row>
          <Row id="next" label={t('next')} hint={t('nextHint')} {...(tried && isShort ? { problem: t('tooShort') } : {})}>{field('next', 'new-password', 'next-hint')}</Row>
          <Row id="again" label={t('again')} {...(tried && !isShort && differs ? { problem: t('differs') } : {})}>{field('again', 'new-password')}</Row>
          <Button type="primary" htmlType="submit" loading={busy}>{t('change')}</Button>
        </form>
      </Section>
    </div>
  )
}
