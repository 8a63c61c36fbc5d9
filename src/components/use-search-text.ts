import { useEffect, useRef, useState } from 'react'

/** How long typing rests before the address follows it, in ms. The rows follow at once. */
const URL_DELAY = 250

/**
 * The text of a search box whose lasting place is the URL. What is typed counts at once and is written to the URL when
 * typing rests; when the URL changes by itself (Back, a saved view), the box follows.
 */
export function useSearchText(inUrl: string, writeToUrl: (text: string) => void) {
  const [text, setText] = useState(inUrl)
  const [seen, setSeen] = useState(inUrl)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [written, setWritten] = useState(inUrl)
  const write = useRef(writeToUrl)
  useEffect(() => {
    write.current = writeToUrl
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  if (inUrl !== seen) {
    setSeen(inUrl)
    // Not our own echo: somebody went back or chose a view.
    if (inUrl !== written) setText(inUrl)
  }

  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setWritten(next)
      write.current(next)
    }, URL_DELAY)
  }
  return { text, change }
}
