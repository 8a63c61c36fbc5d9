import { useCallback, useEffect } from 'react'
import { useBlocker, type BlockerFunction, type Location } from 'react-router'

export interface LeaveGuard {
  /** Gives the held-up navigation up. */
  stay: () => void
  /** Lets it go on. */
  leave: () => void
}

/**
 * While `isGuarding`, leaving is held up: the browser asks before the tab closes, and a navigation inside the app (a
 * link, Back) waits. What comes back is null, or what is to be decided: `stay` or `leave`. When the reason to guard
 * ends with a navigation still waiting, `whenOver` decides for the person. `isWithin` tells moves
 * that are no leaving, such as a filter in the address; a function that stays the same.
 */
export function useLeaveGuard(
  isGuarding: boolean,
  whenOver: 'stay' | 'leave' = 'stay',
  isWithin?: (from: Location, to: Location) => boolean,
): LeaveGuard | null {
  const isHeld = useCallback<BlockerFunction>(
    ({ currentLocation, nextLocation }) => isGuarding && isWithin?.(currentLocation, nextLocation) !== true,
    [isGuarding, isWithin],
  )
  const blocker = useBlocker(isHeld)
  useEffect(() => {
    if (!isGuarding) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [isGuarding])
  useEffect(() => {
    if (isGuarding || blocker.state !== 'blocked') return
    if (whenOver === 'leave') blocker.proceed()
    else blocker.reset()
  }, [isGuarding, blocker, whenOver])
  if (!isGuarding || blocker.state !== 'blocked') return null
  return { stay: blocker.reset, leave: blocker.proceed }
}
