import { Hono } from 'hono'
import { authenticate } from './authenticate.ts'
import { Call } from './call.ts'
import { versionOf } from './config.ts'
import { Failure } from './failure.ts'
import { messageOf } from './messages.ts'
import type { Store } from './store.ts'

export const API_PREFIX = '/api/v4'

/** The longest request line the server reads, in characters. */
const LONGEST_URL = 2048

/** What the server hands to the frame besides the request. */
export interface Bindings {
  remoteAddress: string
  /** What the log of requests is to say; the frame writes what it learns. */
  entry: { userId: string; body: string }
}

export type Handler = (call: Call) => Response | Promise<Response>

export interface RouteOptions {
  /** `none`: strangers are welcome. Default: a session is required. */
  session?: 'none'
  /** No CSRF check: the route trusts the browser, as few do. */
  trusted?: true
  /** The body may be a file, and as large as one. */
  fileBody?: true
}

/** Registers the handlers of the API. Paths are those after `/api/v4`, in Hono's notation. */
export class Routes {
  readonly app = new Hono<{ Bindings: Bindings }>()
  readonly store: Store

  constructor(store: Store) {
    this.store = store
    this.app.notFound((c) => notFound(new URL(c.req.url).pathname))
  }

  get(path: string, handler: Handler, options: RouteOptions = {}): void {
    this.on('GET', path, handler, options)
  }

  post(path: string, handler: Handler, options: RouteOptions = {}): void {
    this.on('POST', path, handler, options)
  }

  put(path: string, handler: Handler, options: RouteOptions = {}): void {
    this.on('PUT', path, handler, options)
  }

  delete(path: string, handler: Handler, options: RouteOptions = {}): void {
    this.on('DELETE', path, handler, options)
  }

  on(method: string, path: string, handler: Handler, options: RouteOptions = {}): void {
    this.app.on(method, API_PREFIX + path, async (c) => {
      const request = c.req.raw
      // Hono answers HEAD with what GET answers; Mattermost's router knows no HEAD.
      if (request.method !== method) return notFound(new URL(request.url).pathname)
      const call = new Call(this.store, {
        request,
        url: new URL(request.url),
        params: c.req.param(),
        body: method === 'GET' ? new Uint8Array() : new Uint8Array(await request.arrayBuffer()),
        isFile: options.fileBody === true,
        remoteAddress: c.env.remoteAddress,
        requestId: this.store.id(),
      })
      try {
        return await this.#answer(call, handler, options)
      } finally {
        c.env.entry.userId = call.session?.user_id ?? ''
        c.env.entry.body = call.body.text
      }
    })
  }

  async #answer(call: Call, handler: Handler, options: RouteOptions): Promise<Response> {
    try {
      if (call.url.pathname.length + call.url.search.length > LONGEST_URL) {
        throw new Failure(414, 'basic_security_check.url.too_long_error')
      }
      setHeaders(call)
      authenticate(call, {
        sessionRequired: options.session !== 'none',
        trusted: options.trusted === true,
      })
      return await handler(call)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return refusal(call, error)
    }
  }
}

function setHeaders(call: Call): void {
  const { full, build } = versionOf(call.store.options.version)
  call.headers.set('x-request-id', call.requestId)
  call.headers.set('x-version-id', `${full}.${build}.${call.store.configHash}.${call.store.license !== null}`)
  call.headers.set('permissions-policy', '')
  call.headers.set('x-content-type-options', 'nosniff')
  call.headers.set('referrer-policy', 'no-referrer')
  call.headers.set('content-type', 'application/json')
  if (call.request.method === 'GET') call.headers.set('expires', '0')
}

/** What a refused request gets to read. */
export function refusalBody(call: Call, failure: Failure): Record<string, unknown> {
  return {
    id: failure.id,
    message: failure.message,
    detailed_error: '',
    request_id: call.requestId,
    status_code: failure.status,
  }
}

function refusal(call: Call, failure: Failure): Response {
  call.headers.set('content-type', 'application/json')
  return call.text(JSON.stringify(refusalBody(call, failure)), failure.status)
}

/** The router's own 404: it never reaches a handler, so it has none of the usual headers and no request id. */
export function notFound(path: string): Response {
  const id = 'api.context.404.app_error'
  const body = {
    id,
    message: messageOf(id, ''),
    detailed_error: `No API call has the address '${path}'.`,
    status_code: 404,
  }
  return new Response(JSON.stringify(body), {
    status: 404,
    headers: { 'content-type': 'application/json' },
  })
}
