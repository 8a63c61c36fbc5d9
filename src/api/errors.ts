/**
 * What went wrong, for code that must branch. `unauthorized` is a 401 that is *not* the end of the session: Mattermost
 * uses 401 for wrong codes and switched-off features too, and only `api.context.session_expired.app_error` means signed out.
 */
export type ApiErrorKind =
  | 'network' // no answer: offline, refused, connection dropped
  | 'timeout' // no answer in time
  | 'session-expired'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'invalid' // 400, 409, 413, 414, 422
  | 'unavailable' // 501: switched off or not licensed here
  | 'rate-limited' // 429 that lasted longer than we wait
  | 'server' // 5xx
  | 'not-mattermost' // an HTML page or other text where JSON was due
  | 'unreadable' // JSON, but not of the shape expected

/** Every failure of the fetch layer, except an abort, which stays the `AbortError` of the platform. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly kind: ApiErrorKind
  /** HTTP status, 0 when there was no answer. */
  readonly status: number
  /** Mattermost's error id, "" when the answer had none. */
  readonly id: string
  /** The server's message, translated by it: to be shown, never to be parsed. */
  readonly serverMessage: string
  /** `X-Request-Id` of the answer, to be found in the server's log. "" when there was none. */
  readonly requestId: string
  /** Method and path without query, for people who look for the request in a log. */
  readonly request: string

  constructor(facts: {
    kind: ApiErrorKind
    request: string
    status?: number
    id?: string
    serverMessage?: string
    requestId?: string
    cause?: unknown
  }) {
    super(`${facts.request}: ${facts.id || facts.serverMessage || facts.kind}`, { cause: facts.cause })
    this.kind = facts.kind
    this.request = facts.request
    this.status = facts.status ?? 0
    this.id = facts.id ?? ''
    this.serverMessage = facts.serverMessage ?? ''
    this.requestId = facts.requestId ?? ''
  }
}

/** True for the platform's "aborted" error: somebody asked for the stop, so it is never shown as a failure. */
export function isAbort(error: unknown): boolean {
  // By name: an error made in another realm (a frame, a test's window) is no instance of our DOMException.
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError'
}

/** What a proxy answers while Mattermost behind it is away. */
export const FROM_PROXY: ReadonlySet<number> = new Set([502, 503, 504])

const NO_ANSWER: ReadonlySet<ApiErrorKind> = new Set(['network', 'timeout', 'not-mattermost', 'unreadable'])

/** What changes nothing, a sign-in among it: without an answer there is nobody signed in. */
const ONLY_READS = /^GET |^POST \/(roles\/names|users\/(ids|usernames|search|tokens\/search|login))$/

/** True when a write failed without a word from Mattermost: it may have been done all the same. */
export function isOutcomeUnknown(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (NO_ANSWER.has(error.kind) || FROM_PROXY.has(error.status)) &&
    !ONLY_READS.test(error.request)
  )
}
