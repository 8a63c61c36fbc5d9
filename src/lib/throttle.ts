/**
 * Calls `act` at once when it is urgent, else no more often than every `ms`, and for the last request in any case.
 * `cancel` forgets a call that is still to come.
 */
export function createThrottle(
  ms: number,
  act: () => void,
): { call: (isUrgent?: boolean) => void; cancel: () => void } {
  let last = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const now = () => {
    cancel()
    last = performance.now()
    act()
  }
  return {
    call: (isUrgent = false) => {
      // Not the time of day: a clock set back would hold up every call until it is where it was.
      const wait = last + ms - performance.now()
      if (isUrgent || wait <= 0) now()
      else timer ??= setTimeout(now, wait)
    },
    cancel,
  }
}
