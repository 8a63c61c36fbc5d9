import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useBlocker, type Blocker, type BlockerFunction, type Location } from 'react-router'

export interface LeaveGuard {
  /** Gives the held-up navigation up. */
  stay: () => void
  /** Lets it go on. */
  leave: () => void
}

type Blocked = Extract<Blocker, { state: 'blocked' }>
type IsWithin = (from: Location, to: Location) => boolean

/**
 * Those who hold up navigation now. The router asks one blocker alone, whichever came last, be it one of a dialog in which
 * nothing was typed: so each answers for all, and what is held up is everybody's to see.
 */
const holders = new Set<{ isWithin: IsWithin | undefined }>()
let heldUp: Blocked | null = null
const listeners = new Set<() => void>()

const isHeldByAny: BlockerFunction = ({ currentLocation, nextLocation }) =>
  [...holders].some(({ isWithin }) => isWithin?.(currentLocation, nextLocation) !== true)

/** Whether anything here would be lost by leaving; for what does not go through the router's question. */
export function isLeaveGuarded(): boolean {
  return holders.size > 0
}

function setHeldUp(next: Blocked | null): void {
  heldUp = next
  for (const listener of listeners) listener()
}

function decide(verdict: 'stay' | 'leave'): void {
  const waiting = heldUp
  setHeldUp(null)
  if (verdict === 'leave') waiting?.proceed()
  else waiting?.reset()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * While `isGuarding`, leaving is held up: the browser asks before the tab closes, and a navigation inside the app (a
 * link, Back) waits. What comes back is null, or what is to be decided: `stay` or `leave`. When the reason to guard
 * ends with a navigation still waiting, and there is no other, `whenOver` decides for the person. `isWithin` tells moves
 * that are no leaving, such as a filter in the address.
 */
export function useLeaveGuard(
  isGuarding: boolean,
  whenOver: 'stay' | 'leave' = 'stay',
  isWithin?: IsWithin,
): LeaveGuard | null {
  const blocker = useBlocker(isHeldByAny)
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    setHeldUp(blocker)
    return () => setHeldUp(null)
  }, [blocker])
  const atEnd = useRef(whenOver)
  useEffect(() => {
    atEnd.current = whenOver
  })
  useEffect(() => {
    if (!isGuarding) return
    const holder = { isWithin }
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    holders.add(holder)
    addEventListener('beforeunload', hold)
    return () => {
      holders.delete(holder)
      removeEventListener('beforeunload', hold)
      if (holders.size === 0) decide(atEnd.current)
    }
  }, [isGuarding, isWithin])
  const isWaiting = useSyncExternalStore(subscribe, () => heldUp !== null)
  if (!isGuarding || !isWaiting) return null
  return { stay: () => decide('stay'), leave: () => decide('leave') }
}
