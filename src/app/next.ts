export const SIGN_IN_PATH = '/sign-in'

/** Any origin that is nobody's: only to let the platform resolve a path as the browser would. */
const NOWHERE = 'http://nowhere.invalid'

function isSignIn(pathname: string): boolean {
  try {
    return /^\/sign-in(\/|$)/i.test(decodeURIComponent(pathname))
  } catch {
    return true
  }
}

/**
 * Where to go after sign-in: `next` if it is a path of this app, else null. Whatever a browser could take for another
 * origin or scheme is refused (`//host`, `/\host`, a tab between the slashes, `/.//host`), and so is the sign-in page.
 * Returns path, query and fragment, normalised.
 */
export function safeNext(next: string | null): string | null {
  // Letters below blank are dropped by URL parsers, so that "/<tab>/host" becomes "//host".
  // oxlint-disable-next-line no-control-regex
  if (next === null || !next.startsWith('/') || /[\\\u0000-\u0020\u007f]/.test(next)) return null
  if (!URL.canParse(next, NOWHERE)) return null
  const url = new URL(next, NOWHERE)
  if (url.origin !== NOWHERE || url.pathname.startsWith('//') || isSignIn(url.pathname)) return null
  return url.pathname + url.search + url.hash
}

/** The sign-in page, with the way back. The home page is no way worth remembering. */
export function signInPath(from: string): string {
  const next = safeNext(from)
  return next === null || next === '/' ? SIGN_IN_PATH : `${SIGN_IN_PATH}?${new URLSearchParams({ next }).toString()}`
}
