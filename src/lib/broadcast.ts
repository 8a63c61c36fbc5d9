export interface Channel<T> {
  /** Tells the other tabs; the own tab hears nothing. */
  post: (message: T) => void
  /** Calls `listener` for every message of another tab. Returns how to stop. */
  subscribe: (listener: (message: T) => void) => () => void
}

/**
 * A line to the other tabs of this origin (`BroadcastChannel`), opened on first use; where the browser has none, or
 * refuses it, nothing is sent and nothing is heard. Another tab may run an older build: listeners ignore what they do not know.
 */
export function createChannel<T>(name: string): Channel<T> {
  let line: BroadcastChannel | null = null
  const open = () => {
    if (line || typeof BroadcastChannel === 'undefined') return line
    try {
      line = new BroadcastChannel(name)
    } catch {
      // Where storage is blocked, a browser may have it and refuse it: the other tabs are out of reach, no more.
    }
    return line
  }
  return {
    post: (message) => open()?.postMessage(message),
    subscribe: (listener) => {
      const hear = (event: MessageEvent<T>) => listener(event.data)
      const heard = open()
      heard?.addEventListener('message', hear)
      return () => heard?.removeEventListener('message', hear)
    },
  }
}
