import { BellOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Badge, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { registerTexts } from '../../client/i18n.ts'
import { Popup } from '../../ui/popup.tsx'
import { NotificationList } from './notification-list.tsx'
import { unreadOf, useMarkRead, useNotifications } from './requests.ts'
import { texts } from './texts.ts'
import './notifications.css'

registerTexts('notifications', texts)

/** How many are new, and the newest of them. */
export function Bell() {
  const { t } = useTranslation('notifications')
  const { data } = useNotifications()
  const markRead = useMarkRead()
  const { count, more } = unreadOf(data?.pages)
  const label = count === 0 ? t('bell') : `${t('bell')}: ${t(more ? 'unreadMany' : 'unread', { count })}`
  const content = (close: () => void) => (
    <div className="nt-popover">
      <NotificationList few onOpen={close} />
      <div className="nt-foot">
        <Link to="/notifications" onClick={close}>{t('all')}</Link>
        {count > 0 && <Button type="link" size="small" onClick={() => markRead.mutate({})}>{t('readAll')}</Button>}
      </div>
    </div>
  )
  return (
    <Popup title={t('title')} content={content}>
      <Button type="text" aria-label={label} icon={<Badge count={count} size="small" overflowCount={99} offset={[6, -2]}><BellOutlined className="nt-bell" /></Badge>} />
    </Popup>
  )
}
