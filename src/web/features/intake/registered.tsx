import { CheckCircleFilled, CopyOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { App, Button, Space } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Started } from '../../../contract/tickets.ts'
import { useShortcut } from '../../client/shortcuts.ts'
import { Key } from '../../ui/tags.tsx'

/** The number and the code to tell the caller, large enough to read out; `n` begins the next. */
export function Registered({ started, onNext }: { readonly started: Started; readonly onNext: () => void }) {
  const { t } = useTranslation('intake')
  const { message } = App.useApp()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useShortcut('n', t('keys.next'), onNext)
  const copy = async (): Promise<void> => {
    const lines = [`${t('done.number')} ${started.number}`, ...(started.queryCode === undefined ? [] : [`${t('done.code')} ${started.queryCode}`])]
    try {
      await navigator.clipboard.writeText(lines.join('\n'))
      message.success(t('done.copied'))
    } catch {
      // A browser without a secure connection has no clipboard.
      message.warning(t('done.copyFailed'))
    }
  }
  return (
    <section className="hy-section in-done" aria-labelledby="in-done-title">
      <h2 id="in-done-title" ref={heading} tabIndex={-1}>
        <CheckCircleFilled aria-hidden className="in-done-icon" /> {t('done.title')}
        <span className="hy-hidden">{t('done.said', { number: started.number })}{started.queryCode === undefined ? '' : t('done.codeSaid', { code: Array.from(started.queryCode).join(' ') })}</span>
      </h2>
      <dl>
        <div><dt>{t('done.number')}</dt><dd>{started.number}</dd></div>
        {started.queryCode !== undefined && <div><dt>{t('done.code')}</dt><dd>{started.queryCode}</dd></div>}
      </dl>
      <p className="hy-quiet">{t(started.queryCode === undefined ? 'done.noCode' : 'done.tell')}</p>
      <Space wrap className="in-buttons">
        <Button type="primary" size="large" onClick={onNext}>{t('done.next')}</Button>
        <Button size="large" icon={<CopyOutlined />} onClick={() => void copy()}>{t('done.copy')}</Button>
        <Link to="/tickets/$id" params={{ id: String(started.id) }}>{t('done.open')}</Link>
      </Space>
      <p className="hy-quiet"><Key>N</Key>{t('keys.next')}</p>
    </section>
  )
}
