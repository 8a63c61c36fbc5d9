import { Body } from './body.ts'
import { badUrl, forbidden, sessionExpired } from './failure.ts'
import { may, need } from './permits.ts'
import type { Store } from './store.ts'
import type { SessionRecord, UserRecord } from './state.ts'
import { WholeResponse } from './whole-response.ts'

/** What came in, before anybody has looked at it. */
export interface Arrival {
  request: Request
  url: URL
  params: Record<string, string>
  body: Uint8Array
  remoteAddress: string
  requestId: string
  /** A body of this kind is not text: nobody reads it as such. */
  isFile: boolean
}

/** One request on its way through a handler: who asks, what for, and the headers that the answer will have. */
export class Call {
  readonly store: Store
  readonly request: Request
  readonly url: URL
  /** The whole path, as the audit table shows it. */
  readonly path: string
  readonly params: Record<string, string>
  readonly body: Body
  readonly bytes: Uint8Array
  readonly requestId: string
  readonly remoteAddress: string
  /** Headers of the answer. */
  readonly headers = new Headers()
  /** Whose session came with the request; null when there was none, or a dead one on a route that needs none. */
  session: SessionRecord | null = null

  constructor(store: Store, arrival: Arrival) {
    this.store = store
    this.request = arrival.request
    this.url = arrival.url
    this.path = arrival.url.pathname
    this.params = arrival.params
    this.body = new Body(arrival.isFile ? new Uint8Array() : arrival.body)
    this.bytes = arrival.body
    this.requestId = arrival.requestId
    this.remoteAddress = arrival.remoteAddress
  }

  /** The session, on routes that ask for one. */
  get viewer(): SessionRecord {
    if (!this.session) throw sessionExpired()
    return this.session
  }

  get viewerUser(): UserRecord {
    const user = this.store.user(this.viewer.user_id)
    if (!user) throw sessionExpired()
    return user
  }

  may(permission: string): boolean {
    return may(this.store, this.viewer, permission)
  }

  /** @throws Failure 403 unless the viewer has the permission on the server */
  need(permission: string): void {
    need(this.store, this.viewer, permission)
  }

  /** @throws Failure 403 unless `allowed` */
  permit(allowed: boolean): void {
    if (!allowed) throw forbidden()
  }

  header(name: string): string {
    return this.request.headers.get(name) ?? ''
  }

  query(name: string): string {
    return this.url.searchParams.get(name) ?? ''
  }

  /** A query parameter as Go reads a boolean: anything it does not know is false. */
  queryFlag(name: string): boolean {
    return ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(this.query(name))
  }

  /**
   * The id in the path. `me` stands for the viewer where it is a user id.
   * @throws Failure 400 that names the parameter when it is no id
   */
  idParam(name: string): string {
    const value = this.params[name] ?? ''
    const id = name === 'user_id' && value === 'me' ? this.viewer.user_id : value
    if (!isId(id)) throw badUrl(name)
    return id
  }

  /**
   * `page` and `per_page`. A page below zero counts as the first one, except on routes with a user id in the path:
   * there it reaches the database as it is, which refuses it.
   */
  paging(): { page: number; perPage: number } {
    const page = wholeNumber(this.query('page')) ?? 0
    const perPage = wholeNumber(this.query('per_page')) ?? 60
    const inPath = this.params['user_id'] !== undefined
    return {
      page: page < 0 && !inPath ? 0 : page,
      perPage: perPage < 0 ? 60 : Math.min(perPage, 200),
    }
  }

  /** Writes a row of the audit table. `userId` defaults to who acts. */
  audit(extraInfo: string, userId = this.session?.user_id ?? ''): void {
    this.store.addAudit({
      id: this.store.id(),
      create_at: this.store.uniqueNow(),
      user_id: userId,
      action: this.path.slice(0, 512),
      extra_info: extraInfo.slice(0, 1024),
      ip_address: this.remoteAddress.slice(0, 64),
      session_id: this.session?.id ?? '',
    })
  }

  /** An answer. The real server ends objects with a line break, lists not. */
  json(value: unknown, status = 200): Response {
    const text = JSON.stringify(value)
    return this.text(Array.isArray(value) ? text : `${text}\n`, status)
  }

  text(text: string, status = 200): Response {
    return new WholeResponse(Buffer.from(text), { status, headers: this.headers })
  }

  ok(): Response {
    return this.text('{"status":"OK"}')
  }
}

/** Mattermost takes any 26 bytes that are letters or digits for an id. */
export function isId(text: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(text) && new TextEncoder().encode(text).length === 26
}

/** As Go's Atoi: a sign and digits, nothing else; null when it is not a whole number. */
export function wholeNumber(text: string): number | null {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : null
}

/** The rows of a page. Copies nothing but the page. */
export function pageOf<T>(rows: readonly T[], paging: { page: number; perPage: number }): T[] {
  const start = paging.page * paging.perPage
  return rows.slice(start, start + paging.perPage)
}
