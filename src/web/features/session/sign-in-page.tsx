import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meShape, setupStateShape } from '../../../contract/directory.ts'
import { api } from '../../client/api.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { Entrance, Row } from './entrance.tsx'
import { welcome } from './me.ts'
import { safeTarget } from './safe-target.ts'

export const useSetupState = () => useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => api.get('/api/v1/setup', setupStateShape, { signal }), staleTime: Infinity })

export function SignInPage() {
  const { t } = useTranslation('session')
  const { then, expired } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const client = useQueryClient()
  const { problem } = useProblemText()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const setup = useSetupState().data
  useEffect(() => {
    document.title = t('signIn')
  }, [t])
  const submit = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    try {
      welcome(client, await api.post('/api/v1/session', meShape, { login, password }))
      await router.navigate({ href: safeTarget(then) })
    } catch (error) {
      setFault(error)
      setPassword('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Entrance>
      <h1>{t('signIn')}</h1>
      {expired !== undefined && fault === undefined && <Alert className="se-alert" type="info" showIcon title={t('expired')} />}
      {setup?.needed === true && <Alert className="se-alert" type="info" showIcon title={t('setupFirst')} />}
      {fault !== undefined && <Alert className="se-alert" type="error" showIcon title={problem(fault).title} description={problem(fault).hint} />}
      <form onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}>
        <Row id="login" label={t('login')}><Input id="login" size="large" autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} required value={login} onChange={(event) => setLogin(event.target.value)} /></Row>
        <Row id="password" label={t('password')}><Input.Password id="password" size="large" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} /></Row>
        <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('doSignIn')}</Button>
      </form>
      <p className="se-below">{t('forgot')}</p>
      <p className="se-below">{t('reporter')} <a href="/p/">{t('toPortal')}</a></p>
    </Entrance>
  )
}
