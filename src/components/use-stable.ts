import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * The same function for good, which does what the one last drawn does: for what is called after the drawing, by a click
 * or a key. Rows that get it need no drawing anew only because a list around them was.
 */
export function useStable<Args extends unknown[], Result>(act: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args) => latest.current(...args), [])
}
