import { ExperimentOutlined, FormOutlined, SearchOutlined, TranslationOutlined, UserOutlined } from '@ant-design/icons'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { App as AntdApp, Button, Dropdown, Input, Tooltip, type InputRef, type MenuProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../client/api.ts'
import { chooseLanguage } from '../client/i18n.ts'
import { useProblemText } from '../client/problem-text.ts'
import { useShortcut } from '../client/shortcuts.ts'
import { Bell } from '../features/notifications/index.ts'
import { useMay, useMe } from '../features/session/index.ts'
import { useLocale } from '../ui/locale.tsx'
import { useIsPhone } from '../ui/media.ts'
import { ToneTag } from '../ui/tags.tsx'
import { useTheme, type ThemeChoice } from './appearance.tsx'
import { openKeyboardMap } from './keyboard-map.tsx'

/** Finds tickets from anywhere; Enter shows them in the list. */
function QuickSearch() {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const input = useRef<InputRef>(null)
  // On the list the other filters stay; from elsewhere the search begins afresh.
  const filters = useRouterState({ select: ({ location }) => (location.pathname === '/tickets' ? location.search : undefined) })
  const asked = filters?.['q'] ?? ''
  const [text, setText] = useState(asked)
  useEffect(() => setText(asked), [asked])
  useShortcut('/', t('keySearch'), () => input.current?.focus({ cursor: 'all' }))
  const go = (): void => {
    const q = text.trim()
    void navigate({ to: '/tickets', search: { ...filters, q } })
  }
  return (
    <form role="search" className="hy-quick-search" onSubmit={(event) => {
      event.preventDefault()
      go()
    }}>
      <Input ref={input} allowClear value={text} maxLength={200} onChange={(event) => setText(event.target.value)} prefix={<SearchOutlined aria-hidden />}
        placeholder={t('quickSearch')} aria-label={t('quickSearch')} aria-keyshortcuts="/" type="search" enterKeyHint="search" />
    </form>
  )
}

function useAccountMenu(): MenuProps {
  const { t } = useTranslation('app')
  const { person } = useMe()
  const { choice, choose } = useTheme()
  const navigate = useNavigate()
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  const signOut = async (): Promise<void> => {
    try {
      await api.delete('/api/v1/session', null)
    } catch (error) {
      void message.error(problem(error).title)
      return
    }
    // A fresh page: nothing of this person stays in memory.
    window.location.assign('/sign-in')
  }
  const theme = (key: ThemeChoice, text: string) => ({ key, label: t(text), role: 'menuitemradio', 'aria-checked': choice === key })
  return {
    selectable: true, selectedKeys: [choice],
    items: [
      { key: 'who', type: 'group', label: person.roles.length > 0 ? `${person.name}（${person.roles.map((role) => t(`role.${role}`)).join(' · ')}）` : person.name },
      { key: 'password', label: t('password') },
      { key: 'keys', label: t('keys') },
      { key: 'theme', type: 'group', label: t('theme'), children: [theme('system', 'themeSystem'), theme('light', 'themeLight'), theme('dark', 'themeDark')] },
      { type: 'divider' },
      { key: 'signOut', label: t('signOut') },
    ],
    onClick: ({ key }) => {
      if (key === 'system' || key === 'light' || key === 'dark') choose(key)
      else if (key === 'password') void navigate({ to: '/password' })
      else if (key === 'keys') openKeyboardMap()
      else void signOut()
    },
  }
}

export function TopBar() {
  const { t } = useTranslation('app')
  const { person, demo, mustChangePassword } = useMe()
  const { language } = useLocale()
  const isPhone = useIsPhone()
  const navigate = useNavigate()
  const mayRegister = useMay()('tickets.register')
  const menu = useAccountMenu()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <header className="hy-top-bar">
      {mustChangePassword ? <span className="hy-quick-search" /> : <QuickSearch />}
      {demo && <Tooltip title={t('demoHint')}><span tabIndex={0}><ToneTag tone="info" icon={<ExperimentOutlined />}><span className={isPhone ? 'hy-hidden' : ''}>{t('demo')}</span></ToneTag></span></Tooltip>}
      {mayRegister && !isPhone && !mustChangePassword && <Button type="primary" icon={<FormOutlined />} aria-keyshortcuts="n" onClick={() => void navigate({ to: '/intake' })}>{t('newTicket')}</Button>}
      {!mustChangePassword && <Bell />}
      <Button type="text" icon={<TranslationOutlined />} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void chooseLanguage(other)}>{other === 'zh' ? '中文' : 'EN'}</Button>
      <Dropdown menu={menu} trigger={['click']} getPopupContainer={(button) => button.parentElement ?? document.body} placement="bottomRight">
        <Button type="text" icon={<UserOutlined />} aria-label={`${t('account')}: ${person.name}`} aria-haspopup="menu">{isPhone ? null : person.name}</Button>
      </Dropdown>
    </header>
  )
}
