import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigation } from 'react-router'

/** How long typing rests before the address follows it, in ms. The rows follow at once. */
const URL_DELAY = 250

/**
 * The text of a search box whose lasting place is the URL. What is typed counts at once and is written to the URL when
 * typing rests; when the URL changes by itself (Back, a saved view, Clear all), the box follows.
 */
export function useSearchText(inUrl: string, writeToUrl: (text: string) => void) {
  const { key, pathname } = useLocation()
  const isLeaving = useNavigation().state !== 'idle'
  const [text, setText] = useState(inUrl)
  const [seen, setSeen] = useState({ key, pathname, inUrl })
  /** What was written and has not come back yet: the one change of the address that is our own. */
  const [written, setWritten] = useState<string | null>(null)
  const write = useRef(writeToUrl)
  useEffect(() => {
    write.current = writeToUrl
  })

  if (key !== seen.key) {
    setSeen({ key, pathname, inUrl })
    setWritten(null)
    // A drawer that opens or closes says nothing about the search: what is being typed goes on.
    const isAboutSearch = inUrl !== seen.inUrl || pathname === seen.pathname
    if (isAboutSearch && inUrl !== written) setText(inUrl)
  }

  useEffect(() => {
    // Written while somebody is on the way elsewhere, it would call them back.
    if (text === inUrl || isLeaving) return
    const timer = setTimeout(() => {
      setWritten(text)
      write.current(text)
    }, URL_DELAY)
    return () => clearTimeout(timer)
  }, [text, inUrl, isLeaving])

  return { text, change: setText }
}
