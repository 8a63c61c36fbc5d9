/**
 * Calls `act` at once when it is urgent, else no more often than every `ms`, and for the last request in any case.
 * `cancel` forgets a call that is still to come.
 */
export function createThrottle(
  ms: number,
  act: () => void,
): { call: (isUrgent?: boolean) => void; cancel: () => void } {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const now = () => {
    cancel()
    last = Date.now()
    act()
  }
  return {
    call: (isUrgent = false) => {
      const wait = last + ms - Date.now()
      if (isUrgent || wait <= 0) now()
      else timer ??= setTimeout(now, wait)
    },
    cancel,
  }
}
