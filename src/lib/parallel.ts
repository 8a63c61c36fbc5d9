/**
 * Works off what `take` hands out, at most `parallel` at a time, until it returns null. Rejects with the first failure;
 * nothing new is started after it.
 */
export async function drain<T>(parallel: number, take: () => T | null, act: (item: T) => Promise<void>): Promise<void> {
  let hasFailed = false
  const worker = async () => {
    while (!hasFailed) {
      const item = take()
      if (item === null) return
      try {
        await act(item)
      } catch (error) {
        hasFailed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
}

/** The results of `act` for each item, in the items' order, at most `parallel` at a time. Rejects with the first failure. */
export async function mapParallel<T, R>(
  items: readonly T[],
  parallel: number,
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: { at: number; result: R }[] = []
  const rest = items.entries()
  await drain(
    parallel,
    () => {
      const next = rest.next()
      return next.done ? null : next.value
    },
    async ([at, item]) => {
      results.push({ at, result: await act(item) })
    },
  )
  return results.toSorted((a, b) => a.at - b.at).map((one) => one.result)
}

/** `items` cut into pieces of at most `size`. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = []
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size))
  return pieces
}
