/** What every page needs: the words, the requests and who the organisation is. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Label } from '../../../contract/shared.ts'
import type { PortalApi, PortalView } from '../api/portal-api.ts'
import type { Failure } from '../api/request.ts'
import { failureText } from '../api/failure-text.ts'
import type { Fill, Language, TextKey } from '../texts/language.ts'
import { labelIn, textOf } from '../texts/language.ts'
import type { Loaded } from './use-loaded.ts'

export interface PortalContext {
  readonly language: Language
  readonly api: PortalApi
  readonly portal: Loaded<PortalView>
}

const Portal = createContext<PortalContext | undefined>(undefined)
export const PortalProvider = Portal.Provider

export interface PortalTools extends PortalContext {
  /** A text of the portal. */
  readonly t: (key: TextKey, fill?: Fill) => string
  /** A text of the organisation. */
  readonly say: (label: Label) => string
  readonly sayFailure: (failure: Failure, maxFileBytes?: number) => string
  readonly organisation: string
}

export function usePortal(): PortalTools {
  const context = useContext(Portal)
  if (!context) throw new Error('usePortal stands outside of PortalProvider')
  const { language, portal } = context
  const t = (key: TextKey, fill?: Fill): string => textOf(language, key, fill)
  return {
    ...context,
    t,
    say: (label) => labelIn(language, label),
    sayFailure: (failure, maxFileBytes) => failureText(language, failure, maxFileBytes),
    organisation: portal.kind === 'loaded' ? labelIn(language, portal.value.organisation) : '',
  }
}
