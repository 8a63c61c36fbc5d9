/** For browsers that do not tell when they are idle, in ms. */
const ABOUT_IDLE = 100

/** Calls `act` once the browser has nothing else to do. Returns how to stop. */
export function onIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, ABOUT_IDLE)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(act)
  return () => cancelIdleCallback(handle)
}
