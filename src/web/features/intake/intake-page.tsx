import { useTranslation } from 'react-i18next'
import { useState } from 'react'
import { registerTexts } from '../../client/i18n.ts'
import { readPreference, writePreference } from '../../client/preferences.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { EmptyState, LoadingState, PageHeader } from '../../ui/page.tsx'
import { Key } from '../../ui/tags.tsx'
import { useProcedures } from '../procedures/index.ts'
import { IntakeDesk } from './intake-desk.tsx'
import { chooseDesk, readRemembered, type Remembered } from './starts.ts'
import { texts } from './texts.ts'
import './intake.css'

registerTexts('intake', texts)

const REMEMBERED = 'intake'

/** The desk where a call becomes a ticket in under a minute, without a mouse. */
export function IntakePage() {
  const { t } = useTranslation('intake')
  return (
    <div className="hy-page">
      <PageHeader title={t('title')} extra={<span className="hy-quiet in-keys"><Key>Ctrl</Key><Key>Enter</Key>{t('submit')}</span>} />
      <Desk />
    </div>
  )
}

function Desk() {
  const { t } = useTranslation('intake')
  const { data, error, isPending, refetch } = useProcedures()
  const [remembered, setRemembered] = useState(() => readRemembered(readPreference(REMEMBERED)))
  if (isPending) return <LoadingState rows={10} />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  const desk = chooseDesk(data, remembered)
  if (!desk) return <EmptyState title={t('none')} hint={t('noneHint')} />
  const choose = (procedure: string, channel?: string): void => {
    const next: Remembered = { procedure, channels: { ...remembered.channels, ...(channel === undefined ? {} : { [procedure]: channel }) } }
    writePreference(REMEMBERED, next)
    setRemembered(next)
  }
  return <IntakeDesk procedures={data} desk={desk} onChoose={choose} />
}
