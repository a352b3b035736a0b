/** The frame of a page: its heading, which takes the focus after a change of page, and its title in the browser. */
import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Failure } from '../api/request.ts'
import { takeFocusWish } from '../router.ts'
import { usePortal } from './context.tsx'
import { Icon } from './icon.tsx'

interface PageProps {
  readonly title: string
  readonly above?: ComponentChildren
  readonly lead?: ComponentChildren
  readonly wide?: boolean
  readonly children?: ComponentChildren
}

export function Page({ title, above, lead, wide = false, children }: PageProps): VNode {
  const { organisation, t } = usePortal()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${organisation || t('app.unknown_organisation')}`
  })
  useEffect(() => {
    if (takeFocusWish()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main id="content" tabIndex={-1} class={wide ? 'page page-wide' : 'page'}>
      <header class="page-head">
        {above && <p class="page-above">{above}</p>}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </header>
      {children}
    </main>
  )
}

export function Waiting(): VNode {
  const { t } = usePortal()
  return (
    <div class="waiting" role="status">
      <span class="unseen">{t('app.loading')}</span>
      <span class="bone bone-wide" /><span class="bone" /><span class="bone bone-short" />
    </div>
  )
}

interface FailedProps {
  readonly failure: Failure
  readonly retry: () => void
}

export function Failed({ failure, retry }: FailedProps): VNode {
  const { t, sayFailure } = usePortal()
  return (
    <Banner tone="bad" role="alert">
      <p>{sayFailure(failure)}</p>
      <button type="button" class="button" onClick={retry}>{t('app.retry')}</button>
    </Banner>
  )
}

interface BannerProps {
  readonly tone: 'info' | 'warn' | 'bad' | 'good'
  readonly title?: string
  readonly role?: 'alert' | 'status'
  readonly children?: ComponentChildren
}

const ICONS = { info: 'info', warn: 'warning', bad: 'warning', good: 'check' } as const

/** A message that stands in the page: an icon and words, never colour alone. */
export function Banner({ tone, title, role, children }: BannerProps): VNode {
  return (
    <div class={`banner banner-${tone}`} role={role}>
      <Icon name={ICONS[tone]} />
      <div class="banner-text">
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}
