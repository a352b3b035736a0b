import { MenuOutlined } from '@ant-design/icons'
import { Drawer } from 'antd'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { registerTexts } from '../client/i18n.ts'
import { useLiveUpdates } from '../client/live.ts'
import { useShortcut } from '../client/shortcuts.ts'
import { useMay, useMe } from '../features/session/index.ts'
import { useLabel } from '../ui/locale.tsx'
import { useIsPhone } from '../ui/media.ts'
import { RoutePending } from './fallbacks.tsx'
import { KeyboardMap } from './keyboard-map.tsx'
import { isHere, PLACES, type Place } from './navigation.tsx'
import { SessionEnd } from './session-end.tsx'
import { texts } from './texts.ts'
import { TopBar } from './top-bar.tsx'

registerTexts('app', texts)

function usePlaces(): readonly Place[] {
  const may = useMay()
  // Until the initial password is changed there is nowhere to go: the server would refuse.
  if (useMe().mustChangePassword) return []
  return PLACES.filter((place) => place.may === undefined || may(place.may))
}

function PlaceLink({ place, onGo }: { readonly place: Place; readonly onGo?: () => void }) {
  const { t } = useTranslation('app')
  const here = useRouterState({ select: (state) => isHere(place, state.location.pathname) })
  return (
    <Link to={place.to} className="hy-nav-link" {...(here ? { 'aria-current': 'page' as const } : {})} {...(onGo ? { onClick: onGo } : {})}>
      <span aria-hidden className="hy-nav-icon">{place.icon}</span>
      <span>{t(place.text)}</span>
    </Link>
  )
}

function PlaceList({ places, onGo }: { readonly places: readonly Place[]; readonly onGo?: () => void }) {
  const { t } = useTranslation('app')
  const managed = places.filter((place) => place.group === 'manage')
  const item = (place: Place) => <li key={place.to}><PlaceLink place={place} {...(onGo ? { onGo } : {})} /></li>
  return (
    <>
      <ul>{places.filter((place) => place.group === undefined).map(item)}</ul>
      {managed.length > 0 && <><p className="hy-nav-group" id="hy-nav-manage">{t('manage')}</p><ul aria-labelledby="hy-nav-manage">{managed.map(item)}</ul></>}
    </>
  )
}

/** The four places a thumb reaches; the rest is behind "more". */
function BottomBar({ places }: { readonly places: readonly Place[] }) {
  const { t } = useTranslation('app')
  const [open, setOpen] = useState(false)
  const near = places.slice(0, 3)
  return (
    <nav className="hy-bottom-bar" aria-label={t('mainMenu')}>
      {near.map((place) => <PlaceLink key={place.to} place={place} />)}
      <button type="button" className="hy-nav-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span aria-hidden className="hy-nav-icon"><MenuOutlined /></span><span>{t('more')}</span>
      </button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="70vh" title={t('menu')} className="hy-nav-drawer">
        <nav className="hy-side-nav" aria-label={t('menu')}><PlaceList places={places} onGo={() => setOpen(false)} /></nav>
      </Drawer>
    </nav>
  )
}

/** Everything around a page: where one is, where one can go, search, the bell, and the keys that work everywhere. */
export function Shell() {
  const { t } = useTranslation('app')
  const { t: common } = useTranslation('common')
  const { organisation, mustChangePassword } = useMe()
  const labelOf = useLabel()
  const navigate = useNavigate()
  const places = usePlaces()
  const isPhone = useIsPhone()
  const mayRegister = useMay()('tickets.register')
  useLiveUpdates(!mustChangePassword)
  useShortcut('g w', t('keyWorkbench'), () => void navigate({ to: '/' }))
  useShortcut('g t', t('keyTickets'), () => void navigate({ to: '/tickets' }))
  useShortcut('n', t('keyNew'), () => {
    if (mayRegister && !mustChangePassword) void navigate({ to: '/intake' })
  })
  return (
    <div className="hy-shell">
      <a className="hy-skip" href="#content">{t('skip')}</a>
      {!isPhone && (
        <aside className="hy-side">
          <Link to="/" className="hy-brand"><img src="/favicon.svg" alt="" width={24} height={24} /><span>{common('appName')}</span></Link>
          <nav className="hy-side-nav" aria-label={t('mainMenu')}><PlaceList places={places} /></nav>
          <p className="hy-organisation">{labelOf(organisation)}</p>
        </aside>
      )}
      <div className="hy-main">
        <TopBar />
        <SessionEnd />
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<RoutePending />}><Outlet /></Suspense>
        </main>
      </div>
      {isPhone && !mustChangePassword && <BottomBar places={places} />}
      <KeyboardMap />
    </div>
  )
}
