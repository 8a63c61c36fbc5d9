import { useSyncExternalStore } from 'react'

const MINUTE = 60_000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** A tab in the background is not worth a timer's work, and shows the right time at once when it is looked at again. */
function wake(): void {
  if (document.visibilityState === 'visible' && Date.now() - now >= MINUTE) tick()
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
