import { useSyncExternalStore } from 'react'
import { clockLead } from '@/api/http.ts'

const MINUTE = 60_000
/** In ms. A slow answer makes no wrong clock. */
const MOST_LEAD = 2 * MINUTE

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** A tab in the background is not worth a timer's work, and shows the right time at once when it is looked at again; so does a clock that is set. */
function wake(): void {
  if (document.visibilityState === 'visible' && Math.abs(Date.now() - now) >= MINUTE) tick()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    timer = setInterval(wake, MINUTE)
    document.addEventListener('visibilitychange', wake)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', wake)
  }
}

function snapshot(): number {
  return now
}

/** The time of now in ms since epoch, refreshed once a minute: one clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot)
}

function isOff(): boolean {
  return Math.abs(clockLead()) > MOST_LEAD
}

/** Whether this computer's clock and the server's are minutes apart, looked at once a minute. */
export function useIsClockOff(): boolean {
  return useSyncExternalStore(subscribe, isOff)
}
