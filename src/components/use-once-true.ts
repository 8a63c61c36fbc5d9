import { useState } from 'react'

/** True from the first time on that `isTrue` was: what was needed once stays, with its state. */
export function useOnceTrue(isTrue: boolean): boolean {
  const [wasTrue, setWasTrue] = useState(isTrue)
  if (isTrue && !wasTrue) setWasTrue(true)
  return wasTrue || isTrue
}
