/** An address that leads nowhere still leads home. */
import type { VNode } from 'preact'
import { pathTo } from '../router.ts'
import { usePortal } from '../ui/context.tsx'
import { Page } from '../ui/page.tsx'

export function MissingPage(): VNode {
  const { t } = usePortal()
  return <Page title={t('missing.heading')} lead={t('missing.text')}><a class="button button-primary" href={pathTo({ page: 'home' })}>{t('missing.home')}</a></Page>
}
