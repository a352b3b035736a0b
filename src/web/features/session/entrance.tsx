import { TranslationOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, registerTexts } from '../../client/i18n.ts'
import { useLocale } from '../../ui/locale.tsx'
import { texts } from './texts.ts'
import './session.css'

registerTexts('session', texts)

/** The quiet frame of the pages before the sign-in. */
export function Entrance({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) {
  const { t } = useTranslation('session')
  const { t: common } = useTranslation('common')
  const { language } = useLocale()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <div className="se-frame">
      <header className="se-head">
        <img src="/favicon.svg" alt="" width={28} height={28} /><strong>{common('appName')}</strong>
        <Button type="text" icon={<TranslationOutlined />} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void chooseLanguage(other)}>{other === 'zh' ? '中文' : 'English'}</Button>
      </header>
      <main className={wide ? 'se-box se-wide' : 'se-box'}>{children}</main>
      <footer className="se-foot hy-quiet">{t('motto')}</footer>
    </div>
  )
}

interface RowProps { readonly id: string; readonly label: ReactNode; readonly hint?: ReactNode; readonly problem?: ReactNode; readonly children: ReactNode }

/** Label, control, hint and what is wrong with it. Controls name `${id}-hint` and `${id}-problem` in aria-describedby. */
export function Row({ id, label, hint, problem, children }: RowProps) {
  return (
    <div className="se-row">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && <p className="hy-quiet se-hint" id={`${id}-hint`}>{hint}</p>}
      {problem !== undefined && <p className="se-problem" id={`${id}-problem`} role="alert">{problem}</p>}
    </div>
  )
}
