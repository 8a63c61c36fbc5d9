/**
 * Calls `act` at once when a drawing is urgent, else no more often than every `ms`, and for the last change in any case.
 * `drop` forgets a drawing that is still to come.
 */
export function createPencil(ms: number, act: () => void): { draw: (isUrgent?: boolean) => void; drop: () => void } {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const drop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const now = () => {
    drop()
    last = Date.now()
    act()
  }
  return {
    draw: (isUrgent = false) => {
      const wait = last + ms - Date.now()
      if (isUrgent || wait <= 0) now()
      else timer ??= setTimeout(now, wait)
    },
    drop,
  }
}
