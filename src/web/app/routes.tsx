/**
 * Which address opens which screen. Layout of the staff application:
 *
 *   client/    what every feature may use: api.ts (typed requests), i18n.ts (registerTexts), problem-view.tsx, queries.ts (query keys),
 *              live.ts (server-sent events), shortcuts.ts (useShortcut), preferences.ts. Features import from here, never from app/.
 *   ui/        building blocks without domain words: page.tsx (PageHeader, Section, EmptyState, ErrorState, LoadingState),
 *              tags.tsx (ToneTag, LevelTag, ClockChip, DueText, Key), locale.tsx (useLocale, useLabel, LabelText, useFormat, Moment),
 *              data-list.tsx (rows as table or cards, j/k/Enter), date-field.tsx, media.ts (useIsPhone), ui.css (classes hy-...).
 *   features/  one folder per noun with its own texts.ts; each page module registers its texts at its top and exports its page component.
 *              Another feature is used only through its index.ts: session (useMe, useMay), tickets (TicketForm ...).
 *   app/       this file, the shell and the theme.
 *
 * A page is loaded when its route is opened: `page(() => import('../features/x/x-page.tsx'), 'XPage')`.
 * Inside a feature: `<Link to="/tickets/$id" params={{ id: '7' }}>`, `useParams({ from: '/staff/tickets/$id' })`, `useSearch(...)`, `useNavigate()`.
 * The search part of an address is plain text: `?status=open&q=...`, every value a string.
 */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { codeOf, ProblemError } from '../client/problem-error.ts'
import { meQuery } from '../features/session/index.ts'
import { NotFoundPage, RouteProblem, RoutePending } from './fallbacks.tsx'
import { Shell } from './shell.tsx'

interface RouterContext { readonly client: QueryClient }
type Search = Readonly<Record<string, string>>

/** Every search value is a text; what is empty is left out. */
export function readSearch(raw: Record<string, unknown>): Search {
  return Object.fromEntries(Object.entries(raw).flatMap(([key, value]) =>
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') && value !== '' ? [[key, String(value)]] : []))
}

const page = lazyRouteComponent
const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage, validateSearch: readSearch })

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: page(() => import('../features/session/sign-in-page.tsx'), 'SignInPage') })
const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: page(() => import('../features/session/setup-page.tsx'), 'SetupPage') })

/** Everything behind the sign-in. */
const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.client.ensureQueryData(meQuery)
      if (me.mustChangePassword && location.pathname !== '/password') redirect({ to: '/password', throw: true })
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        redirect({ to: '/sign-in', search: { ...(location.href === '/' ? {} : { then: location.href }), ...(codeOf(error) === 'session.expired' ? { expired: '1' } : {}) }, throw: true })
      }
      throw error
    }
  },
})
const under = () => staff

const staffRoutes = [
  createRoute({ getParentRoute: under, path: '/', component: page(() => import('../features/workbench/workbench-page.tsx'), 'WorkbenchPage') }),
  createRoute({ getParentRoute: under, path: '/tickets', component: page(() => import('../features/tickets/ticket-list-page.tsx'), 'TicketListPage') }),
  createRoute({ getParentRoute: under, path: '/tickets/$id', component: page(() => import('../features/tickets/ticket-page.tsx'), 'TicketPage') }),
  createRoute({ getParentRoute: under, path: '/notifications', component: page(() => import('../features/notifications/notifications-page.tsx'), 'NotificationsPage') }),
  createRoute({ getParentRoute: under, path: '/password', component: page(() => import('../features/session/password-page.tsx'), 'PasswordPage') }),
  createRoute({ getParentRoute: under, path: '/intake', component: page(() => import('../features/intake/intake-page.tsx'), 'IntakePage') }),
  createRoute({ getParentRoute: under, path: '/imports', component: page(() => import('../features/imports/imports-page.tsx'), 'ImportsPage') }),
  createRoute({ getParentRoute: under, path: '/imports/$id', component: page(() => import('../features/imports/import-page.tsx'), 'ImportPage') }),
  createRoute({ getParentRoute: under, path: '/procedures', component: page(() => import('../features/procedures/procedures-page.tsx'), 'ProceduresPage') }),
  createRoute({ getParentRoute: under, path: '/procedures/draft', component: page(() => import('../features/versions/draft-page.tsx'), 'DraftPage') }),
  createRoute({ getParentRoute: under, path: '/procedures/$id/versions', component: page(() => import('../features/versions/versions-page.tsx'), 'VersionsPage') }),
  createRoute({ getParentRoute: under, path: '/procedures/$id/versions/$version', component: page(() => import('../features/versions/version-page.tsx'), 'VersionPage') }),
  createRoute({ getParentRoute: under, path: '/procedures/$id/migration', component: page(() => import('../features/versions/migration-page.tsx'), 'MigrationPage') }),
  createRoute({ getParentRoute: under, path: '/procedures/$id', component: page(() => import('../features/procedures/procedure-page.tsx'), 'ProcedurePage') }),
  createRoute({ getParentRoute: under, path: '/admin/units', component: page(() => import('../features/admin/units-page.tsx'), 'UnitsPage') }),
  createRoute({ getParentRoute: under, path: '/admin/people', component: page(() => import('../features/admin/people-page.tsx'), 'PeoplePage') }),
  createRoute({ getParentRoute: under, path: '/admin/posts', component: page(() => import('../features/admin/posts-page.tsx'), 'PostsPage') }),
  createRoute({ getParentRoute: under, path: '/admin/calendars', component: page(() => import('../features/admin/calendars-page.tsx'), 'CalendarsPage') }),
  createRoute({ getParentRoute: under, path: '/admin/registers', component: page(() => import('../features/registers/registers-page.tsx'), 'RegistersPage') }),
  createRoute({ getParentRoute: under, path: '/admin/registers/$code', component: page(() => import('../features/registers/register-page.tsx'), 'RegisterPage') }),
  createRoute({ getParentRoute: under, path: '/admin/self-starts', component: page(() => import('../features/self-starts/self-starts-page.tsx'), 'SelfStartsPage') }),
  createRoute({ getParentRoute: under, path: '/tokens', component: page(() => import('../features/tokens/tokens-page.tsx'), 'TokensPage') }),
] as const

/** The search part as plain text both ways, so that addresses can be read and shared. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: Record<string, unknown>): string => {
  const text = new URLSearchParams(readSearch(search)).toString()
  return text === '' ? '' : `?${text}`
}

const tree = root.addChildren([signIn, setup, staff.addChildren(staffRoutes)])

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: RoutePending,
    defaultErrorComponent: RouteProblem,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof makeRouter> }
}
