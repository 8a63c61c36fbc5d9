import { sessionTokenOf } from './authenticate.ts'
import { createRandom } from './data/random.ts'
import { tablesFor } from './data-sets.ts'
import { Faults, faultAnswer, parseFaults } from './faults.ts'
import { registerRoutes } from './handlers/register.ts'
import { Routes } from './routes.ts'
import { Store } from './store.ts'
import type { DemoOptions } from './state.ts'
import { expiryJob } from './token-policy.ts'

/** Some number: the same one for every server, so that every server has the same ids. */
const SEED = 0x1a7c4

/** The log keeps this many requests; the oldest go first. */
const LOG_LENGTH = 2000

/** One request that has been answered. */
export interface LoggedRequest {
  method: string
  /** Path and query, from `/api/v4` on. */
  path: string
  /** The body as text, "" when there was none. */
  body: string
  /** Who asked, "" for strangers. */
  userId: string
  /** Of the answer; 0 when the connection was dropped. */
  status: number
}

export interface DemoServerOptions extends DemoOptions {
  /** Faults from the start on, in the notation of `parseFaults`. */
  faults: string
  /** Told the code that would do, whenever a sign-in stops for want of one: there is no phone in a demo. */
  onMfaCode: (asked: { username: string; code: string }) => void
}

export interface DemoServer {
  /**
   * Answers a request to `/api/v4/…`.
   * @param remoteAddress the address of the client, for the audit table
   * @throws DroppedConnection when a fault drops the connection; AbortError when the request is aborted while it waits
   */
  fetch(request: Request, remoteAddress?: string): Promise<Response>
  /** Everything the server remembers. For tests: changes take effect at once. */
  state: Store
  /** What has been asked, oldest first. */
  requests: LoggedRequest[]
  faults: Faults
}

/**
 * A Mattermost in memory. Every server starts from the same data, with the same ids.
 * @param options what is left out: the present time, the made-up company, the newest version, no scaling, no faults
 */
export function createDemoServer(options: Partial<DemoServerOptions> = {}): DemoServer {
  const settings: DemoOptions = {
    clock: options.clock ?? Date.now,
    data: options.data ?? 'company',
    version: options.version ?? '11.10',
    scale: options.scale ?? 0,
  }
  const random = createRandom(SEED)
  const store = new Store(settings, random, tablesFor(settings, random))
  const routes = new Routes(store)
  registerRoutes(routes, options.onMfaCode ?? (() => undefined))
  const faults = new Faults()
  for (const fault of parseFaults(options.faults ?? '')) faults.add(fault)
  const requests: LoggedRequest[] = []
  const deleteExpired = expiryJob(store)

  return {
    state: store,
    requests,
    faults,
    async fetch(request, remoteAddress = '127.0.0.1') {
      const url = new URL(request.url)
      const entry: LoggedRequest = {
        method: request.method,
        path: url.pathname + url.search,
        body: '',
        userId: '',
        status: 0,
      }
      requests.push(entry)
      if (requests.length > LOG_LENGTH) requests.splice(0, requests.length - LOG_LENGTH)
      deleteExpired()
      const response =
        (await disturb(request, url, faults, store)) ?? (await routes.app.fetch(request, { remoteAddress, entry }))
      entry.status = response.status
      return response
    },
  }
}

/** Lets the faults act; answers what one of them puts in the place of Mattermost's answer, or null. */
async function disturb(request: Request, url: URL, faults: Faults, store: Store): Promise<Response | null> {
  const own = new Faults()
  try {
    for (const fault of parseFaults(request.headers.get('x-demo-fault') ?? '')) own.add(fault)
  } catch (error) {
    return badFault(error)
  }
  for (const fault of [faults, own].flatMap((some) => some.hits(request.method, url))) {
    if (fault.kind === 'latency') await wait(fault.ms ?? 0, request.signal)
    if (fault.kind === 'session-ended') {
      const session = store.sessionByToken(sessionTokenOf(request, url) ?? '')
      if (session) store.removeSession(session)
    }
    const answer = faultAnswer(fault)
    if (answer) return answer
  }
  return null
}

/** Nobody is to wait for a fault that was mistyped. */
function badFault(error: unknown): Response {
  const message = error instanceof Error ? error.message : String(error)
  return Response.json({ id: 'demo.bad_fault', message, detailed_error: '', status_code: 400 }, { status: 400 })
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(new DOMException('The request was aborted.', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
}
