import type { ReactNode } from 'react'
import { ErrorState } from '../ui/page.tsx'
import { codeOf } from './problem-error.ts'
import { useProblemText } from './problem-text.ts'

/** What a screen shows instead of data that did not come. */
export function ProblemView({ error, onRetry, action, isPage = false }: { readonly error: unknown; readonly onRetry?: () => void; readonly action?: ReactNode; readonly isPage?: boolean }) {
  const { problem } = useProblemText()
  const { title, hint } = problem(error)
  const retryHelps = !['ticket.not_found', 'access.denied', 'request.not_found'].includes(codeOf(error))
  return <ErrorState isPage={isPage} title={title} {...(hint === undefined ? {} : { hint })} {...(onRetry && retryHelps ? { onRetry } : {})} {...(action === undefined ? {} : { action })} />
}
