import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { registerTexts } from '../../client/i18n.ts'
import { PageHeader, Section } from '../../ui/page.tsx'
import { NotificationList } from './notification-list.tsx'
import { unreadOf, useMarkRead, useNotifications } from './requests.ts'
import { texts } from './texts.ts'
import './notifications.css'

registerTexts('notifications', texts)

export function NotificationsPage() {
  const { t } = useTranslation('notifications')
  const { data } = useNotifications()
  const markRead = useMarkRead()
  const { count, more } = unreadOf(data?.pages)
  return (
    <div className="hy-page nt-page">
      <PageHeader title={t('title')} {...(count > 0 ? { subtitle: t(more ? 'unreadMany' : 'unread', { count }) } : {})}
        extra={count > 0 && <Button loading={markRead.isPending} onClick={() => markRead.mutate({})}>{t('readAll')}</Button>} />
      <Section><NotificationList /></Section>
    </div>
  )
}
