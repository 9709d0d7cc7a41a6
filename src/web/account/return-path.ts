const LONGEST = 500

/** Where to go after signing in, without the language: a page of ours, never another site. */
export function returnPath(to: string | null, otherwise = '/account'): string {
  return to !== null && to.length <= LONGEST && /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(to) ? to : otherwise
}

/** Of a page that asks to sign in first. */
export function withReturn(page: string, to: string | null): string {
  return to === null || returnPath(to) === '/account' ? page : `${page}?${new URLSearchParams({ to: returnPath(to) })}`
}
