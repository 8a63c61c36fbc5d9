import { useEffect } from 'react'
import { useBlocker } from 'react-router'

/**
 * While `isGuarding`, leaving is held up: the browser asks before the tab closes, and a navigation inside the app (a
 * link, Back) waits. What comes back is null, or what is to be decided: `stay` or `leave`.
 */
export function useLeaveGuard(isGuarding: boolean): { stay: () => void; leave: () => void } | null {
  const blocker = useBlocker(isGuarding)
  useEffect(() => {
    if (!isGuarding) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [isGuarding])
  return blocker.state === 'blocked' ? { stay: blocker.reset, leave: blocker.proceed } : null
}
