import { deferred } from '../lib/deferred.ts'
import { delay, orAborted } from '../lib/delay.ts'

/** A pause that the server's rate limit asked for: nothing is sent until it is over. */
export interface Wait {
  /** When it ends, in ms since epoch: for a countdown. */
  until: number
}

/**
 * After a pause requests go one at a time for this long (ms). Let all go at once, a tight limit would refuse most of
 * them again, and some of them would run out of patience.
 */
const CAREFUL_FOR = 10_000

let wait: Wait | null = null
// By `performance.now()`: a clock set back would hold up every request until it is where it was.
let pausedUntil = 0
let carefulUntil = 0
let timer: ReturnType<typeof setTimeout> | undefined
let lane: Promise<unknown> = Promise.resolve()
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

/** The pause under way, null when there is none. The same object as long as the pause stays the same. */
export function currentWait(): Wait | null {
  return wait
}

/** Calls `listener` when a pause begins, grows or ends. Returns how to stop. */
export function subscribeWaits(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Makes every request wait for at least `ms` milliseconds from now. */
export function pauseAll(ms: number): void {
  const until = performance.now() + ms
  carefulUntil = Math.max(carefulUntil, until + CAREFUL_FOR)
  if (wait && pausedUntil >= until) return
  pausedUntil = until
  wait = { until: Date.now() + ms }
  clearTimeout(timer)
  timer = setTimeout(() => {
    wait = null
    tell()
  }, ms)
  tell()
}

/**
 * Resolves when a request may be sent, with what to call once it has been answered. Rejects with an AbortError when the
 * signal aborts before.
 */
export async function mayGo(signal?: AbortSignal): Promise<() => void> {
  const leave = performance.now() < carefulUntil ? await takeTurn(signal) : () => {}
  try {
    while (wait) await delay(Math.max(0, pausedUntil - performance.now()), signal)
    return leave
  } catch (error) {
    leave()
    throw error
  }
}

async function takeTurn(signal?: AbortSignal): Promise<() => void> {
  const before = lane
  const { promise, resolve } = deferred()
  lane = before.then(() => promise)
  try {
    await orAborted(before, signal)
  } catch (error) {
    resolve()
    throw error
  }
  return resolve
}
