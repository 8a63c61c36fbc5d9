import { API_PREFIX } from './routes.ts'

export type FaultKind =
  /** Wait `ms`, then answer as usual. */
  | 'latency'
  /** 429 in plain text, with the headers of the limiter; `Retry-After` is `ms`, rounded up to seconds. Nothing is done. */
  | 'rate-limit'
  /** 502 and the page of a proxy. Nothing is done. */
  | 'bad-gateway-html'
  /** The connection breaks before an answer. Nothing is done. */
  | 'drop'
  /** The session of the request is over, for good; then answer as usual. */
  | 'session-ended'
  /** 200 and a page of HTML, as a sign-in page of a proxy would come. Nothing is done. */
  | 'not-json'
  /** 200 and nothing. Nothing is done. */
  | 'empty'

const KINDS: readonly FaultKind[] = [
  'latency',
  'rate-limit',
  'bad-gateway-html',
  'drop',
  'session-ended',
  'not-json',
  'empty',
]

/** Something that goes wrong between the app and Mattermost. */
export interface Fault {
  kind: FaultKind
  /** Which requests: `path` is what follows `/api/v4`, with the query; a text matches as a beginning. Default: all. */
  match?: { method?: string; path?: string | RegExp }
  /** ms. Default 0 for latency, 1000 for rate-limit. */
  ms?: number
  /** So many requests, then never again. Default: always. */
  times?: number
  /** Let so many matching requests pass first. Default 0. */
  after?: number
}

interface ArmedFault extends Fault {
  seen: number
}

function matches(fault: Fault, method: string, path: string): boolean {
  const wanted = fault.match ?? {}
  if (wanted.method !== undefined && wanted.method !== method) return false
  if (wanted.path === undefined) return true
  return typeof wanted.path === 'string' ? path.startsWith(wanted.path) : wanted.path.test(path)
}

/** The faults that are in force. */
export class Faults {
  #armed: ArmedFault[] = []

  add(fault: Fault): void {
    this.#armed.push({ ...fault, seen: 0 })
  }

  clear(): void {
    this.#armed = []
  }

  /** The faults that this request meets, in the order they were added; each counts the request. */
  hits(method: string, url: URL): Fault[] {
    if (this.#armed.length === 0) return []
    const path = url.pathname.slice(API_PREFIX.length) + url.search
    return this.#armed.filter((fault) => {
      if (!matches(fault, method, path)) return false
      const turn = fault.seen++ - (fault.after ?? 0)
      return turn >= 0 && turn < (fault.times ?? Infinity)
    })
  }
}

/**
 * Faults written as a query string, as the start option, `DEMO_FAULTS` and the request header `X-Demo-Fault` carry them.
 * Each entry is `kind=[ms@][METHOD ][path][:times][+after]`, all parts optional; for `latency` a bare number is the ms.
 * A path that begins with `~` is a regular expression.
 *
 *     latency=300&rate-limit=/users/tokens/disable:2
 *     latency=2000@GET /users/tokens?page=3
 *     drop=POST ~^/users/tokens/(revoke|disable):1+4
 *
 * @throws Error that names an entry of unknown kind
 */
export function parseFaults(text: string): Fault[] {
  return text
    .split('&')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const at = entry.indexOf('=')
      const name = (at < 0 ? entry : entry.slice(0, at)).trim()
      const kind = KINDS.find((known) => known === name)
      if (!kind) throw new Error(`Unknown fault "${name}". Known: ${KINDS.join(', ')}`)
      return { kind, ...parseTarget(at < 0 ? '' : entry.slice(at + 1).trim(), kind) }
    })
}

function parseTarget(text: string, kind: FaultKind): Omit<Fault, 'kind'> {
  const bareMs = kind === 'latency' && /^\d+$/.test(text) ? `${text}@` : text
  const parts = /^(?:(\d+)@)?(?:([A-Z]+) ?)?(.*?)(?::(\d+))?(?:\+(\d+))?$/.exec(bareMs)
  const [, ms, method, path, times, after] = parts ?? []
  return {
    match: {
      ...(method ? { method } : {}),
      ...(path ? { path: path.startsWith('~') ? new RegExp(path.slice(1)) : path } : {}),
    },
    ...(ms ? { ms: Number(ms) } : {}),
    ...(times ? { times: Number(times) } : {}),
    ...(after ? { after: Number(after) } : {}),
  }
}

/** The connection broke: there is no answer to give. The Node adapter closes the socket, `fetch` rejects. */
export class DroppedConnection extends Error {
  override readonly name = 'DroppedConnection'

  constructor() {
    super('The connection was dropped.')
  }
}

const PROXY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n'
const SIGN_IN_PAGE = '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n'

/** The answer a fault puts in the place of Mattermost's, or null when the request goes on. */
export function faultAnswer(fault: Fault): Response | null {
  const html = { 'content-type': 'text/html; charset=utf-8' }
  switch (fault.kind) {
    case 'rate-limit':
      return rateLimited(fault.ms ?? 1000)
    case 'bad-gateway-html':
      return new Response(PROXY_PAGE, { status: 502, headers: html })
    case 'not-json':
      return new Response(SIGN_IN_PAGE, { status: 200, headers: html })
    case 'empty':
      return new Response('', { status: 200, headers: { 'content-type': 'application/json' } })
    case 'drop':
      throw new DroppedConnection()
    case 'latency':
    case 'session-ended':
      return null
  }
}

function rateLimited(ms: number): Response {
  const seconds = String(Math.max(1, Math.ceil(ms / 1000)))
  return new Response('limit exceeded\n', {
    status: 429,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'retry-after': seconds,
      'x-ratelimit-limit': '101',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': seconds,
    },
  })
}
