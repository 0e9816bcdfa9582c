/** Addresses that somebody else may have written into a link. */

const START = '/reports'

/** A path of this desk, to go on to after signing in; whatever else stands there leads to the start. */
export function findOwnPath(wanted: unknown): string {
  if (typeof wanted !== 'string') return START
  // What a browser takes for a slash or leaves out makes another host of a path: "/\evil", "/<tab>/evil".
  if (!/^\/(?![/\\])[\w\-./~%?=&+:,;@!$'()*[\]]*$/.test(wanted)) return START
  if (/^\/+(?:%2f|%5c)/i.test(wanted)) return START
  const own = 'http://desk.invalid'
  const { origin, pathname, search } = URL.parse(wanted, own) ?? {}
  if (origin !== own || pathname === undefined || pathname.startsWith('//')) return START
  return /^\/sign-in(?:\/|$)/.test(pathname) ? START : `${pathname}${search ?? ''}`
}
