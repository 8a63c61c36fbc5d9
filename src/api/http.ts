import type * as v from 'valibot'
import { readCookie } from '../lib/cookie.ts'
import { abortError, delay, orAborted } from '../lib/delay.ts'
import { objectOf, refusal, rowsOf, type Answer } from './answer.ts'
import { dropEarly, takeEarly } from './early-answers.ts'
import { ApiError, FROM_PROXY } from './errors.ts'
import type { Rows } from './rows.ts'
import { mayGo, pauseAll } from './waits.ts'

const configuredRoot: unknown = import.meta.env?.VITE_API_ROOT

export type { Rows }

/** Where the API is, without a slash at the end. On the page's own origin: the content policy allows no other. */
export const API_ROOT: string = typeof configuredRoot === 'string' && configuredRoot ? configuredRoot : '/api/v4'

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** After `API_ROOT`, with a slash in front. Shown in errors: nothing secret goes here. */
  path: string
  query?: Record<string, string | number | boolean | undefined>
  /** Sent as JSON. */
  body?: unknown
  /** Sent as a form with files, in the place of a body. */
  form?: FormData
  signal?: AbortSignal | undefined
  /** How long one attempt may take to its last byte, in ms; 30 000 unless given. Waiting for a rate limit does not count. */
  timeoutMs?: number
  /** A POST that only reads: as safe to repeat as a GET. */
  isRead?: boolean
  /** Works without a session: says nothing about whether there is one. */
  isAnonymous?: boolean
  /** The signal ends waiting, but not a request under way: whether a write cut off was done, nobody could tell. */
  finishOnceSent?: boolean
}

const TIMEOUT = 30_000
/** Before the second, third and fourth attempt, in ms; each is taken at 50 to 100 %, so that tabs do not come in step. */
const RETRY_DELAYS = [300, 1000, 3000]
const MAX_REFUSALS = 5
/** For how long a call lets itself be put off by the rate limit, in ms. */
const PATIENCE = 120_000

let version = ''

/** Version of the server ("11.2.0") as its last answer told it, "" before the first one. */
export function serverVersion(): string {
  return version
}

let lead = 0

/** How far this computer's clock is ahead of the server's, in ms, by its last answer: to a second, and the answer's way. */
export function clockLead(): number {
  return lead
}

const expiryListeners = new Set<(e: ApiError) => void>()
/** Changes whenever the session is found ended or alive again; an answer asked for in an earlier era proves nothing. */
let era = 0
let hasSession = true
/** How it became known that the session has ended, until there is one again. */
let expiry: ApiError | null = null

/**
 * Calls `listener` once for each time that the session turns out to have ended, and at once if it has already: reads
 * begin before the page stands that is to tell. Returns how to stop.
 */
export function onSessionExpired(listener: (e: ApiError) => void): () => void {
  expiryListeners.add(listener)
  if (expiry) listener(expiry)
  return () => expiryListeners.delete(listener)
}

/** For sign-in and sign-out: answers to calls made before count no more in the question whether the session has ended. */
export function noteSession(isSignedIn: boolean): void {
  era += 1
  hasSession = isSignedIn
  dropEarly()
  expiry = null
}

function noteOutcome(c: Call, madeIn: number, problem: ApiError | null): void {
  if (c.isAnonymous || madeIn !== era) return
  if (!problem && !hasSession) noteSession(true)
  if (problem?.kind === 'session-expired' && hasSession) {
    noteSession(false)
    expiry = problem
    for (const listener of expiryListeners) listener(problem)
  }
}

/**
 * Sends a call and returns the answer's JSON, checked and typed by `schema`. GETs and reads are tried again when the
 * network, a proxy or the server hiccups; a 429 is waited out for every method, since the server has done nothing then.
 * Throws `ApiError`, or the platform's AbortError when the caller's signal aborted.
 */
export async function call<S extends v.GenericSchema>(c: Call, schema: S): Promise<v.InferOutput<S>> {
  return objectOf(await send(c), schema)
}

/** Like `call`, for a list: rows that `rowSchema` does not fit are left out and counted; a body of `null` is no rows. */
export async function callList<S extends v.GenericSchema>(c: Call, rowSchema: S): Promise<Rows<v.InferOutput<S>>> {
  return rowsOf(await send(c), rowSchema)
}

async function send(c: Call): Promise<Answer> {
  const madeIn = era
  const isRead = c.isRead ?? (c.method ?? 'GET') === 'GET'
  let retries = 0
  let refusals = 0
  let firstRefusal: number | null = null
  for (;;) {
    const { answer, problem } = await attempt(c)
    if (problem && answer?.status === 429) {
      refusals += 1
      firstRefusal ??= performance.now()
      const ms = askedWait(answer.headers, refusals)
      if (refusals > MAX_REFUSALS || performance.now() + ms - firstRefusal > PATIENCE) throw problem
      pauseAll(ms)
      continue
    }
    const pause = RETRY_DELAYS[retries]
    if (isRead && pause !== undefined && isPassing(problem)) {
      retries += 1
      await delay(pause * (0.5 + Math.random() / 2), c.signal)
      continue
    }
    noteOutcome(c, madeIn, problem)
    if (!problem) return answer
    throw problem
  }
}

function isPassing(problem: ApiError | null): boolean {
  return problem?.kind === 'network' || (problem?.kind === 'server' && FROM_PROXY.has(problem.status))
}

/** How long (ms) a 429 asks us to wait: `Retry-After`, else `X-RateLimit-Reset`, both in seconds, else longer each time. */
function askedWait(headers: Headers, round: number): number {
  // The limiter may add its headers twice, which makes "3, 3" of them.
  const told = (headers.get('Retry-After') ?? headers.get('X-RateLimit-Reset'))?.replace(/^(\d+),.*$/, '$1') ?? null
  const seconds = told === null ? Number.NaN : Number(told)
  if (Number.isFinite(seconds) && seconds >= 0) return Math.max(500, seconds * 1000)
  const date = told === null ? Number.NaN : Date.parse(told)
  return Number.isNaN(date) ? 1000 * 2 ** (round - 1) : Math.max(500, date - Date.now())
}

type Outcome = { answer: Answer; problem: null } | { answer: Answer | null; problem: ApiError }

/** Sends once, when the rate limit lets us. Throws only an AbortError. */
async function attempt(c: Call): Promise<Outcome> {
  const leave = await mayGo(c.signal)
  try {
    if (c.signal?.aborted) throw abortError(c.signal)
    const answer = await exchange(c)
    const problem = refusal(answer)
    return problem ? { answer, problem } : { answer, problem }
  } catch (error) {
    if (error instanceof ApiError) return { answer: null, problem: error }
    throw error
  } finally {
    leave()
  }
}

async function exchange(c: Call): Promise<Answer> {
  const request = `${c.method ?? 'GET'} ${c.path}`
  const signal = c.finishOnceSent ? undefined : c.signal
  const stop = new AbortController()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    stop.abort()
  }, c.timeoutMs ?? TIMEOUT)
  const pass = () => stop.abort()
  signal?.addEventListener('abort', pass, { once: true })
  try {
    const url = urlOf(c)
    const sent = requestOf(c)
    const early = takeEarly(sent.method, url, typeof sent.body === 'string' ? sent.body : '')
    const response = await (early ? orAborted(early, stop.signal) : fetch(url, { ...sent, signal: stop.signal }))
    noteServer(response.headers)
    return {
      request,
      status: response.status,
      isRedirect: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
      headers: response.headers,
      text: await response.text(),
    }
  } catch (error) {
    if (signal?.aborted) throw abortError(signal)
    throw new ApiError({ kind: isLate ? 'timeout' : 'network', request, cause: error })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', pass)
  }
}

function urlOf(c: Call): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(c.query ?? {})) {
    if (value !== undefined) query.set(key, String(value))
  }
  const text = query.toString()
  return `${API_ROOT}${c.path}${text ? `?${text}` : ''}`
}

function requestOf(c: Call): RequestInit & { method: string } {
  const method = c.method ?? 'GET'
  // Mattermost sets the session's cookies only for requests that say so (`mattermost-api.md` 1.6).
  const headers: Record<string, string> = { 'X-Requested-With': 'XMLHttpRequest' }
  const csrf = method === 'GET' ? '' : readCookie('MMCSRF')
  if (csrf) headers['X-CSRF-Token'] = csrf
  if (c.body !== undefined) headers['Content-Type'] = 'application/json'
  return {
    method,
    headers,
    // The browser itself writes the type of a form: only it knows the boundary between its parts.
    body: c.form ?? (c.body === undefined ? null : JSON.stringify(c.body)),
    credentials: 'same-origin',
    // The server's ETag of a person does not depend on who asks: a cached answer may be meant for another viewer.
    cache: 'no-store',
    redirect: 'manual',
  }
}

function noteServer(headers: Headers): void {
  const date = Date.parse(headers.get('Date') ?? '')
  if (date) lead = Date.now() - date
  // `{version}.{build}.{config hash}.{licensed}`, where the build is often the version once more.
  version = /^\d+\.\d+\.\d+/.exec(headers.get('X-Version-Id') ?? '')?.[0] ?? version
}
