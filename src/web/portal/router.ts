/** Which page an address means, and back. The addresses are the few that people see, print and scan. */
import { useEffect, useState } from 'preact/hooks'

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'new'; readonly procedure: string }
  | { readonly page: 'done'; readonly number: string }
  | { readonly page: 'ticket'; readonly number: string }
  | { readonly page: 'notices' }
  /** The secret of the link stands behind the # of the address. */
  | { readonly page: 'outside' }
  | { readonly page: 'notFound' }

const BASE = '/p'

/** Reads a path; a procedure's slash may be written plainly or encoded, as people type it either way. */
export function readRoute(pathname: string): Route {
  if (pathname !== BASE && !pathname.startsWith(`${BASE}/`)) return { page: 'notFound' }
  const [page = '', ...rest] = pathname.slice(BASE.length + 1).split('/')
  const name = decodeName(rest.join('/'))
  if (page === '') return { page: 'home' }
  if (page === 'notices' && !name) return { page: 'notices' }
  if (page === 'outside' && !name) return { page: 'outside' }
  if (!name) return { page: 'notFound' }
  if (page === 'new') return { page, procedure: name }
  if (page === 'done' || page === 'ticket') return { page, number: name }
  return { page: 'notFound' }
}

export function pathTo(route: Route): string {
  switch (route.page) {
    case 'home':
    case 'notFound': return `${BASE}/`
    case 'notices': return `${BASE}/notices`
    case 'outside': return `${BASE}/outside`
    case 'new': return `${BASE}/new/${encodeURIComponent(route.procedure)}`
    case 'done':
    case 'ticket': return `${BASE}/${route.page}/${encodeURIComponent(route.number)}`
  }
}

function decodeName(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined // a broken escape: no page of ours has it
  }
}

const listeners = new Set<() => void>()
let focusWanted = false

export function goTo(route: Route, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', pathTo(route))
  else history.pushState(null, '', pathTo(route))
  arrive()
  scrollTo(0, 0)
}

function arrive(): void {
  focusWanted = true
  for (const listener of listeners) listener()
}

/** True once after each change of page: the new page's heading then takes the focus. */
export function takeFocusWish(): boolean {
  const wanted = focusWanted
  focusWanted = false
  return wanted
}

/** The current page; follows links inside the portal and the browser's back button. */
export function useRoute(): Route {
  const [path, setPath] = useState(location.pathname)
  useEffect(() => {
    const update = (): void => setPath(location.pathname)
    listeners.add(update)
    addEventListener('popstate', arrive)
    document.addEventListener('click', followLink)
    return () => {
      listeners.delete(update)
      removeEventListener('popstate', arrive)
      document.removeEventListener('click', followLink)
    }
  }, [])
  return readRoute(path)
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || link.hash) return
  const route = readRoute(link.pathname)
  if (route.page === 'notFound') return
  event.preventDefault()
  goTo(route)
}
