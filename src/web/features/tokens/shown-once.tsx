import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { registerTexts } from '../../client/i18n.ts'
import { texts } from './texts.ts'
import './tokens.css'

registerTexts('tokens', texts)

/** A secret that is on screen once and never again: to be copied now. */
export function ShownOnce({ label, secret }: { readonly label: string; readonly secret: string }) {
  const { t } = useTranslation('tokens')
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<'copied' | 'copyFailed'>()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret)
      setSaid('copied')
    } catch {
      // Without a secure connection there is no clipboard: the text is selected for the person to copy.
      field.current?.select()
      setSaid('copyFailed')
    }
  }
  return (
    <div className="to-once">
      <label>
        <span>{label}</span>
        <input ref={field} className="hy-native-input to-secret" readOnly value={secret} spellCheck={false} autoComplete="off" onFocus={(event) => event.target.select()} />
      </label>
      <Button type="primary" autoFocus icon={said === 'copied' ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()}>{t(said === 'copied' ? 'copied' : 'copy')}</Button>
      <p role="status" className={said === 'copyFailed' ? 'hy-quiet' : 'hy-hidden'}>{said ? t(said) : ''}</p>
    </div>
  )
}
