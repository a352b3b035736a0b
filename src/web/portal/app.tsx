/** The portal's frame: organisation, language, the page, the small print. */
import type { VNode } from 'preact'
import { useEffect, useErrorBoundary, useMemo, useState } from 'preact/hooks'
import { createApi } from './api/portal-api.ts'
import { RequestFailed } from './api/request.ts'
import { deviceShelf } from './draft/shelf.ts'
import { DonePage } from './pages/done.tsx'
import { HomePage } from './pages/home.tsx'
import { MissingPage } from './pages/missing.tsx'
import { NewPage } from './pages/new.tsx'
import { NoticesPage } from './pages/notices.tsx'
import type * as OutsideModule from './pages/outside.tsx'
import type * as TicketModule from './pages/ticket.tsx'
import type { Route } from './router.ts'
import { pathTo, useRoute } from './router.ts'
import type { Language } from './texts/language.ts'
import { chooseLanguage, TAG, textOf } from './texts/language.ts'
import { Announcer } from './ui/announcer.tsx'
import { PortalProvider, usePortal } from './ui/context.tsx'
import { Echo, Icon } from './ui/icon.tsx'
import { Failed, Page, Waiting } from './ui/page.tsx'
import { useLoaded } from './ui/use-loaded.ts'

/** The staff application keeps its choice under the same name and in the same form: one choice on one device. */
const LANGUAGE = 'huiyin.language'

export function App(): VNode {
  const [language, setLanguage] = useState<Language>(() => chooseLanguage(new URLSearchParams(location.search).get('lang'), deviceShelf.getItem(LANGUAGE), navigator.languages))
  const api = useMemo(() => createApi('', () => TAG[language]), [language])
  const portal = useLoaded('portal', api.loadPortal)
  const route = useRoute()
  document.documentElement.lang = TAG[language]
  const switchLanguage = (): void => {
    const other = language === 'zh' ? 'en' : 'zh'
    deviceShelf.setItem(LANGUAGE, JSON.stringify(other))
    setLanguage(other)
  }
  const t = textOf.bind(null, language)
  return (
    <PortalProvider value={{ language, api, portal }}>
      <a class="skip" href="#content">{t('app.skip')}</a>
      <Header onLanguage={switchLanguage} />
      <Guarded key={pathTo(route)} route={route} />
      <footer class="foot">
        <nav aria-label={t('app.nav')}>
          <a href={pathTo({ page: 'home' })}>{t('app.home')}</a>
          <a href={pathTo({ page: 'notices' })}>{t('home.notices')}</a>
        </nav>
        <p>{t('app.footer')}</p>
      </footer>
      <Announcer />
    </PortalProvider>
  )
}

function Header({ onLanguage }: { readonly onLanguage: () => void }): VNode {
  const { t, organisation, language } = usePortal()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <header class="top">
      <a class="brand" href={pathTo({ page: 'home' })}><Echo /><span>{organisation || t('app.unknown_organisation')}</span></a>
      <button type="button" class="button button-quiet" lang={TAG[other]} onClick={onLanguage}><Icon name="globe" />{t('app.other_language')}</button>
    </header>
  )
}

/** A fault of ours on one page leaves the frame standing, and what was written is still on the device. */
function Guarded({ route }: { readonly route: Route }): VNode {
  const { t } = usePortal()
  const fault: unknown = useErrorBoundary()[0]
  const failed = fault !== undefined
  useEffect(() => {
    if (failed) reportError(fault)
  }, [failed, fault])
  if (!failed) return <CurrentPage route={route} />
  return <Page title={t('crashed.heading')} lead={t('crashed.text')}><button type="button" class="button button-primary" onClick={() => location.reload()}>{t('crashed.reload')}</button></Page>
}

function CurrentPage({ route }: { readonly route: Route }): VNode {
  switch (route.page) {
    case 'home': return <HomePage />
    case 'new': return <NewPage procedure={route.procedure} />
    case 'done': return <DonePage number={route.number} />
    case 'ticket': return <Later name="ticket page" load={loadTicketPage} show={({ TicketPage }) => <TicketPage number={route.number} />} />
    case 'notices': return <NoticesPage />
    case 'outside': return <Later name="outside page" load={loadOutsidePage} show={({ OutsidePage }) => <OutsidePage token={location.hash.slice(1)} />} />
    case 'notFound': return <MissingPage />
  }
}

/** Following a matter is not part of the first load: who comes to speak up waits for less. */
const loadTicketPage = (): Promise<typeof TicketModule> => import('./pages/ticket.tsx').catch(unreached)
const loadOutsidePage = (): Promise<typeof OutsideModule> => import('./pages/outside.tsx').catch(unreached)

function unreached(): never {
  throw new RequestFailed({ kind: 'unreachable' })
}

interface LaterProps<T> {
  readonly name: string
  readonly load: () => Promise<T>
  readonly show: (page: T) => VNode
}

function Later<T>({ name, load, show }: LaterProps<T>): VNode {
  const { t } = usePortal()
  const page = useLoaded(name, load)
  if (page.kind === 'loaded') return show(page.value)
  return (
    <Page title={t('ticket.loading')}>
      {page.kind === 'loading' ? <Waiting /> : <Failed failure={page.failure} retry={() => location.reload()} />}
    </Page>
  )
}
