import type { VNode } from 'preact'
import { usePortal } from './context.tsx'
import { Icon } from './icon.tsx'

/** The way back to the front page, above a page's heading. */
export function BackHome(): VNode {
  const { t } = usePortal()
  return <a class="back" href="/p/"><Icon name="back" />{t('app.home')}</a>
}
