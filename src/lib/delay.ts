/** What an aborted wait rejects with: the signal's own reason when that is an AbortError, else a new one. */
export function abortError(signal: AbortSignal): unknown {
  const reason: unknown = signal.reason
  const isPlain = reason instanceof Error && reason.name === 'AbortError'
  return isPlain ? reason : new DOMException('The operation was aborted.', 'AbortError')
}

/** Settles like `promise`, or rejects with an AbortError as soon as the signal aborts. The promise itself runs on. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError(signal))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Resolves after `ms` milliseconds; rejects with an AbortError, and stops its timer, when the signal aborts before. */
export async function delay(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await orAborted(
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms)
      }),
      signal,
    )
  } finally {
    clearTimeout(timer)
  }
}
