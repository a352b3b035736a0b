import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Says that the session has ended without taking the page, and what was typed on it, away. */
export function SessionEnd() {
  const { t } = useTranslation('app')
  const [ended, setEnded] = useState(false)
  useEffect(() => {
    const hear = (): void => setEnded(true)
    window.addEventListener('huiyin:signed-out', hear)
    return () => window.removeEventListener('huiyin:signed-out', hear)
  }, [])
  if (!ended) return null
  const then = window.location.pathname + window.location.search
  return (
    <Alert type="warning" showIcon banner title={t('expired')}
      action={<Button size="small" href={`/sign-in?then=${encodeURIComponent(then)}`}>{t('signInAgain')}</Button>} />
  )
}
