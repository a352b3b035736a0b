import { ExclamationCircleOutlined, InboxOutlined, LeftOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface PageHeaderProps {
  readonly title: ReactNode
  /** The browser tab's title when `title` is not plain text. */
  readonly plainTitle?: string
  readonly subtitle?: ReactNode
  /** Buttons at the right; they wrap below on a phone. */
  readonly extra?: ReactNode
  readonly onBack?: () => void
  readonly backLabel?: string
}

let isFirstPage = true

/** The one h1 of a page. It names the tab and takes the focus when the page is opened, so that a screen reader says where one is. */
export function PageHeader({ title, plainTitle, subtitle, extra, onBack, backLabel }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const tab = plainTitle ?? (typeof title === 'string' ? title : undefined)
  useEffect(() => {
    if (tab !== undefined) document.title = tab
  }, [tab])
  useEffect(() => {
    // The first page leaves the focus to the browser, so that Tab begins with the skip link; a field that took it keeps it.
    const isTaken = document.activeElement?.closest('main') !== null && document.activeElement !== document.body
    if (!isFirstPage && !isTaken) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
  return (
    <header className="hy-page-header">
      <div className="hy-page-title">
        {onBack && <Button type="text" icon={<LeftOutlined />} aria-label={backLabel ?? ''} onClick={onBack} />}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {extra !== undefined && <div className="hy-page-extra">{extra}</div>}
      </div>
      {subtitle !== undefined && <div className="hy-page-subtitle">{subtitle}</div>}
    </header>
  )
}

/** A titled block of a page. */
export function Section({ title, extra, children, className, id }: { readonly title?: ReactNode; readonly extra?: ReactNode; readonly children: ReactNode; readonly className?: string; readonly id?: string }) {
  return (
    <section className={`hy-section${className ? ` ${className}` : ''}`} {...(id ? { id } : {})} {...(id && title !== undefined ? { 'aria-labelledby': `${id}-title` } : {})}>
      {(title !== undefined || extra !== undefined) && (
        <div className="hy-section-head">
          <h2 {...(id ? { id: `${id}-title` } : {})}>{title}</h2>
          {extra !== undefined && <div className="hy-section-extra">{extra}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

interface StateProps {
  readonly title: ReactNode
  readonly hint?: ReactNode
  readonly action?: ReactNode
  /** The state is the whole page: its title is the page's heading. */
  readonly isPage?: boolean
}

function StateTitle({ isPage, children }: { readonly isPage: boolean; readonly children: ReactNode }) {
  return isPage ? <h1 className="hy-state-title">{children}</h1> : <p className="hy-state-title">{children}</p>
}

/** Nothing here yet: says what will be here and how it gets here. */
export function EmptyState({ title, hint, action, isPage = false, icon }: StateProps & { readonly icon?: ReactNode }) {
  return (
    <div className="hy-state">
      <span className="hy-state-icon" aria-hidden>{icon ?? <InboxOutlined />}</span>
      <StateTitle isPage={isPage}>{title}</StateTitle>
      {hint !== undefined && <p className="hy-state-hint">{hint}</p>}
      {action !== undefined && <div className="hy-state-action">{action}</div>}
    </div>
  )
}

/** It did not work: says what happened and the way out. */
export function ErrorState({ title, hint, action, isPage = false, onRetry }: StateProps & { readonly onRetry?: () => void }) {
  const { t } = useTranslation('ui')
  return (
    <div className="hy-state hy-state-error" role="alert">
      <span className="hy-state-icon" aria-hidden><ExclamationCircleOutlined /></span>
      <StateTitle isPage={isPage}>{title}</StateTitle>
      {hint !== undefined && <p className="hy-state-hint">{hint}</p>}
      <div className="hy-state-action">
        {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
        {action}
      </div>
    </div>
  )
}

/** Grey lines in the shape of what is coming; said once to a screen reader. */
export function LoadingState({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation('ui')
  return (
    <div className="hy-loading" role="status">
      <span className="hy-hidden">{t('loading')}</span>
      <Skeleton active title={false} paragraph={{ rows }} aria-hidden />
    </div>
  )
}
