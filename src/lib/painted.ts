/** In ms. In a tab out of sight nothing is painted, and nobody waits for it. */
const AT_LATEST = 300

/** Resolves when what was set just now has been painted, or soon after where nothing is painted. */
export function painted(): Promise<void> {
  if (typeof requestAnimationFrame === 'undefined') return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, AT_LATEST)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer)
        resolve()
      }),
    )
  })
}
