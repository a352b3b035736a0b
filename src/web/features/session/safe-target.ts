/** Only addresses of our own are followed after the sign-in. */
export function safeTarget(then: string | undefined): string {
  return then !== undefined && /^\/(?![/\\])/.test(then) && !then.startsWith('/sign-in') ? then : '/'
}
