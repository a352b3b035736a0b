import type { ErrorComponentProps } from '@tanstack/react-router'
import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../client/problem-error.ts'
import { ProblemView } from '../client/problem-view.tsx'
import { EmptyState, ErrorState, LoadingState } from '../ui/page.tsx'

export function NotFoundPage() {
  const { t } = useTranslation('common')
  return <main className="hy-page"><EmptyState isPage title={t('notFoundTitle')} hint={t('notFoundHint')} action={<Link to="/">{t('toWorkbench')}</Link>} /></main>
}

export function RoutePending() {
  return <div className="hy-page"><LoadingState rows={8} /></div>
}

/** A page that could not be shown: a refused request, or code of an older version that is no longer on the server. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('common')
  const router = useRouter()
  const retry = (): void => {
    reset()
    void router.invalidate()
  }
  return (
    <div className="hy-page">
      {error instanceof ProblemError
        ? <ProblemView isPage error={error} onRetry={retry} />
        : <ErrorState isPage title={t('problem.client.unreadable')} hint={t('problemHint.client.unreadable')} onRetry={() => window.location.reload()} />}
    </div>
  )
}
