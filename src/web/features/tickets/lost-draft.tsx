import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketView } from '../../../contract/tickets.ts'
import { useLabel } from '../../ui/locale.tsx'
import { writePreference } from '../../client/preferences.ts'
import { isEmptyDraft, readDraft, type Draft } from './draft.ts'

interface Lost { readonly key: string; readonly draft: Draft }

/** When a step that the person was writing for is finished by somebody else, their words are shown instead of vanishing with its form. */
export function LostDraft({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const [lost, setLost] = useState<Lost>()
  const before = useRef<readonly string[]>([])
  const keys = ticket.nextActions.map((action) => `ticket.${ticket.id}.${action.step}.${action.nr}`)
  const list = keys.join(' ')
  useEffect(() => {
    const now = list.split(' ').filter((key) => key !== '')
    for (const key of before.current.filter((each) => !now.includes(each))) {
      const draft = readDraft(key)
      if (!isEmptyDraft(draft)) setLost({ key, draft })
    }
    before.current = now
  }, [list])
  if (!lost) return null
  const forget = (): void => {
    writePreference(`draft.${lost.key}`, undefined)
    setLost(undefined)
  }
  const written = ticket.fields.flatMap((field) => {
    const value = lost.draft.values[field.key]
    return typeof value === 'string' && value !== '' ? [{ name: labelOf(field.label), value }] : []
  })
  return (
    <Alert className="tk-alert" type="warning" showIcon title={t('page.goneTitle')} action={<Button size="small" onClick={forget}>{t('page.dismiss')}</Button>}
      description={<>{t('page.goneHint')}<dl className="tk-facts">{written.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd className="hy-prose">{value}</dd></div>)}</dl></>} />
  )
}
