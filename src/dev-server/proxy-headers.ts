import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { clientAddress } from '../demo-server/client-address.ts'

/** Headers between two neighbours, never passed on (RFC 9110, 7.6.1), and what we say ourselves or do not want told. */
const NOT_FORWARDED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'cookie',
  'host',
  'origin',
  'referer',
  'x-forwarded-for',
  // Mattermost makes its cookies Secure when this says https; what lies between it and us is its own proxy's matter.
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-real-ip',
  'forwarded',
])

const NOT_RETURNED = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'strict-transport-security'])

/**
 * Whose request it is, as reverse proxies say it: what came, and at the end the address we were called from. Mattermost
 * counts its rate limit and writes its audits by it, where it is set up to believe it. From this computer itself nothing is
 * added: 127.0.0.1 would stand in the place of the address that the target sees by itself.
 */
function forwardedFor(came: string | string[] | undefined, client: string | undefined): string {
  const address = clientAddress(client)
  return [came ?? [], /^(?:127\..*|::1)$/.test(address) ? [] : address].flat().filter(Boolean).join(', ')
}

/** The name of a cookie, in a pair of a `Cookie` header or in a `Set-Cookie`. */
export function cookieName(cookie: string): string {
  return cookie.split('=', 1)[0]?.trim() ?? ''
}

/**
 * The cookies that may be of the target: Mattermost's own, and those it has set by way of us, as a load balancer does.
 * Cookies know no port, so browsers send us those of every other program of this machine too.
 */
function targetsOwn(cookies: string, setByTarget: ReadonlySet<string>): string {
  const own = cookies
    .split(';')
    .filter((pair) => cookieName(pair).startsWith('MM') || setByTarget.has(cookieName(pair)))
  return own.map((pair) => pair.trim()).join('; ')
}

/**
 * The headers of a request as the target is to see it: as if its own page had sent it, for `client` (an address, as the
 * socket has it). Mattermost compares `Origin` with its own address. `setByTarget`: names of cookies, see `targetsOwn`.
 */
export function requestHeaders(
  incoming: IncomingHttpHeaders,
  target: URL,
  { client, setByTarget = new Set() }: { client?: string | undefined; setByTarget?: ReadonlySet<string> } = {},
): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { host: target.host }
  for (const [name, value] of Object.entries(incoming)) {
    if (value !== undefined && !NOT_FORWARDED.has(name)) headers[name] = value
  }
  const cookie = targetsOwn(incoming.cookie ?? '', setByTarget)
  if (cookie !== '') headers.cookie = cookie
  const whose = forwardedFor(incoming['x-forwarded-for'], client)
  if (whose !== '') headers['x-forwarded-for'] = whose
  if (incoming['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked'
  if (incoming.origin !== undefined) headers.origin = target.origin
  if (incoming.referer !== undefined) headers.referer = `${target.origin}${target.pathname}`
  return headers
}

/** The headers of an answer as the browser is to see it, with the cookies fitted. */
export function responseHeaders(answer: IncomingHttpHeaders, target: URL, isSecure: boolean): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {}
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined || NOT_RETURNED.has(name)) continue
    headers[name] =
      name === 'set-cookie' ? cookiesOf(value).map((cookie) => fitCookie(cookie, target, isSecure)) : value
  }
  return headers
}

function cookiesOf(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value]
}

/**
 * Fits a `Set-Cookie` of the target to our address: no Domain; no Secure where we are on http, and then no
 * `SameSite=None`, which browsers refuse without it; the target's own path is our root.
 */
export function fitCookie(cookie: string, target: URL, isSecure: boolean): string {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim())
  const kept = attributes.flatMap((attribute) => {
    const [name = '', value = ''] = attribute.split('=')
    switch (name.trim().toLowerCase()) {
      case 'domain':
      case '':
        return []
      case 'secure':
        return isSecure ? [attribute] : []
      case 'samesite':
        return [!isSecure && value.trim().toLowerCase() === 'none' ? 'SameSite=Lax' : attribute]
      case 'path':
        return [`Path=${ownPath(value.trim(), target)}`]
      default:
        return [attribute]
    }
  })
  return [pair, ...kept].join('; ')
}

function ownPath(path: string, target: URL): string {
  const root = target.pathname.replace(/\/$/, '')
  if (root === '' || (path !== root && !path.startsWith(`${root}/`))) return path || '/'
  return path.slice(root.length) || '/'
}
