import { Modal } from 'antd'
import { Fragment, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut, useShortcutList } from '../client/shortcuts.ts'
import { Key } from '../ui/tags.tsx'

const OPEN = 'huiyin:keyboard-map'
export const openKeyboardMap = (): void => {
  window.dispatchEvent(new Event(OPEN))
}

/** All keys that work where the person is now. */
export function KeyboardMap() {
  const { t } = useTranslation('app')
  const [open, setOpen] = useState(false)
  const shortcuts = useShortcutList()
  useShortcut('?', t('keyMap'), openKeyboardMap)
  useEffect(() => {
    const show = (): void => setOpen(true)
    window.addEventListener(OPEN, show)
    return () => window.removeEventListener(OPEN, show)
  }, [])
  const fixed = [{ keys: 'j k', does: t('keyRows') }, { keys: 'enter', does: t('keyOpen') }]
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('keysTitle')} width={440}>
      <dl className="hy-keys">
        {[...shortcuts, ...fixed].map(({ keys, does }) => (
          <Fragment key={keys + does}>
            <dt>{keys.split(' ').map((key) => <Key key={key}>{key}</Key>)}</dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="hy-quiet">{t('keysHint')}</p>
    </Modal>
  )
}
