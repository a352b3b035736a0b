import { useQuery } from '@tanstack/react-query'
import { App as AntdApp, ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { createContext, use, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, currentLanguage } from '../client/i18n.ts'
import { readPreference, writePreference } from '../client/preferences.ts'
import { meQuery } from '../features/session/index.ts'
import { LocaleProvider } from '../ui/locale.tsx'
import { useMedia } from '../ui/media.ts'
import { DARK, LIGHT } from '../ui/palette.ts'
import { applyPalette, themeOf } from './theme.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'
interface ThemeChooser { readonly choice: ThemeChoice; readonly choose: (choice: ThemeChoice) => void }

const ThemeContext = createContext<ThemeChooser>({ choice: 'system', choose: () => undefined })
export const useTheme = (): ThemeChooser => use(ThemeContext)

const readChoice = (): ThemeChoice => {
  const kept = readPreference('theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Theme, language and time zone around everything. The person's own language wins until they choose another on this device. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation('common')
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const [choice, setChoice] = useState(readChoice)
  const dark = choice === 'dark' || (choice === 'system' && systemIsDark)
  // Shows what is known of the signed-in person without asking for it: the sign-in page must not.
  const me = useQuery({ ...meQuery, enabled: false }).data
  const language = i18n.language === 'en' ? 'en' : 'zh'
  useLayoutEffect(() => applyPalette(dark ? DARK : LIGHT, dark), [dark])
  const ownLanguage = me?.person.language
  useEffect(() => {
    if (ownLanguage && readPreference('language') === undefined && currentLanguage() !== ownLanguage) void chooseLanguage(ownLanguage, false)
  }, [ownLanguage])
  const timeZone = me?.timeZone ?? 'Asia/Shanghai'
  const locale = useMemo(() => ({ language, timeZone }) as const, [language, timeZone])
  const chooser = useMemo(() => ({
    choice,
    choose: (next: ThemeChoice) => {
      writePreference('theme', next === 'system' ? undefined : next)
      setChoice(next)
    },
  }), [choice])
  return (
    <ThemeContext value={chooser}>
      <LocaleProvider locale={locale}>
        <ConfigProvider theme={useMemo(() => themeOf(dark, language, still), [dark, language, still])} locale={language === 'zh' ? zhCN : enGB} button={{ autoInsertSpace: false }}>
          <AntdApp className="hy-app">{children}</AntdApp>
        </ConfigProvider>
      </LocaleProvider>
    </ThemeContext>
  )
}
