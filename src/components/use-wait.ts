import { useEffect, useState, useSyncExternalStore } from 'react'
import { currentWait, subscribeWaits } from '@/api/waits.ts'

function secondsUntil(ms: number): number {
  return Math.max(0, Math.ceil((ms - Date.now()) / 1000))
}

/** Whole seconds the server's rate limit makes us wait, counting down; null when it does not. */
export function useWait(): number | null {
  const wait = useSyncExternalStore(subscribeWaits, currentWait)
  const [, redraw] = useState(0)
  useEffect(() => {
    if (!wait) return
    const timer = setInterval(() => redraw((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [wait])
  return wait ? secondsUntil(wait.until) : null
}
