import { BellOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TicketView } from '../../../contract/tickets.ts'
import { Popup } from '../../ui/popup.tsx'
import { useUrge } from './requests.ts'
import { WordsForm } from './words-form.tsx'

/** Reminds whoever has the ticket in hand. */
export function UrgeButton({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const urge = useUrge()
  if (!ticket.permissions.urge) return null
  return (
    <Popup title={t('state.urgeTitle')} placement="bottomLeft" content={(close) => <WordsForm label={t('state.urgePlaceholder')} button={t('state.urge')} done={t('state.urged')} busy={urge.isPending} send={(text) => urge.mutateAsync({ ticket, input: text })} close={close} />}>
      <Button size="small" icon={<BellOutlined aria-hidden />} className="hy-no-print tk-urge">{t('state.urge')}</Button>
    </Popup>
  )
}
