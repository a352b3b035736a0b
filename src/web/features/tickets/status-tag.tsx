import { CheckCircleOutlined, SyncOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { ToneTag } from '../../ui/tags.tsx'

export function StatusTag({ status }: { readonly status: 'open' | 'closed' }) {
  const { t } = useTranslation('tickets')
  return status === 'open' ? <ToneTag tone="info" icon={<SyncOutlined />}>{t('status.open')}</ToneTag> : <ToneTag tone="good" icon={<CheckCircleOutlined />}>{t('status.closed')}</ToneTag>
}
