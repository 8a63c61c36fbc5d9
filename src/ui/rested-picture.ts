import { useEffect, useState } from 'react'

/** How long no picture has come into view before those that have are loaded, in ms: longer than from one key to the next. */
const REST = 300
/** Addresses remembered: some screens of them. */
const MOST_SEEN = 2000

/** What was shown before is in the browser's cache, and stands at once. */
const seen = new Set<string>()
const waiting = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

function showAll(): void {
  for (const show of waiting) show()
  waiting.clear()
}

/** Calls `show` once nothing more comes into view; returns how to call that off. */
function whenRested(show: () => void): () => void {
  waiting.add(show)
  clearTimeout(timer)
  timer = setTimeout(showAll, REST)
  return () => waiting.delete(show)
}

/**
 * The address of a picture as soon as it is to be shown. In a list that flies past, or is searched key by key, pictures
 * come and go by the hundred: what is gone before anybody could look at it is never asked for.
 */
export function useRestedPicture(src: string | undefined): string | undefined {
  const [shown, setShown] = useState<string>()
  const isShown = src === shown || (src !== undefined && seen.has(src))
  useEffect(() => {
    if (src === undefined || isShown) return
    return whenRested(() => {
      if (seen.size >= MOST_SEEN) seen.clear()
      seen.add(src)
      setShown(src)
    })
  }, [src, isShown])
  return isShown ? src : undefined
}
