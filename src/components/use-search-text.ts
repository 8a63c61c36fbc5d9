import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation, useNavigation } from 'react-router'
import { isLeaving } from './leaving.ts'

/** How long typing rests before the address follows it, in ms. The rows follow at once. */
const URL_DELAY = 250

/** False while the browser is at another entry of the history than the one that is drawn. */
function isDrawn(locationKey: string): boolean {
  const state: unknown = history.state
  const hasKey = typeof state === 'object' && state !== null && 'key' in state
  // So the router calls the entry with which the app was opened, which has none.
  return (hasKey ? state.key : 'default') === locationKey
}

/**
 * The text of a search box whose lasting place is the URL. What is typed counts at once and is written to the URL when
 * typing rests; when the text in the URL changes by itself (Back, a saved view), the box follows. An address that says
 * the same of the text as the one before says nothing about what is being typed: a filter chosen a moment ago, a drawer.
 */
export function useSearchText(inUrl: string, writeToUrl: (text: string) => void) {
  const { key } = useLocation()
  const isOnTheWay = useNavigation().state !== 'idle'
  const [text, setText] = useState(inUrl)
  const [seen, setSeen] = useState(inUrl)
  /** What was written and has not come back yet: the one change of the address that is our own. */
  const [written, setWritten] = useState<string | null>(null)
  /** What the address said before our own change, while somebody follows a link that was drawn then and says it still. */
  const [replaced, setReplaced] = useState<string | null>(null)
  const write = useRef(writeToUrl)
  useEffect(() => {
    write.current = writeToUrl
  })

  if (inUrl !== seen) {
    setSeen(inUrl)
    setWritten(null)
    setReplaced(inUrl === written ? seen : null)
    if (inUrl !== written && inUrl !== replaced) setText(inUrl)
  }

  // From here on the links say what is typed; only who has left before can be on one that does not.
  useLayoutEffect(() => {
    if (replaced !== null && !isLeaving() && isDrawn(key)) setReplaced(null)
  }, [replaced, key])

  useEffect(() => {
    // Written while somebody is on the way elsewhere, it would call them back.
    if (text === inUrl || isOnTheWay) return
    const writeNow = () => {
      if (isLeaving()) {
        timer = setTimeout(writeNow, URL_DELAY)
        return
      }
      // Somebody has arrived elsewhere, and what is known here of the address is of before. Its drawing starts this anew.
      if (!isDrawn(key)) return
      setWritten(text)
      write.current(text)
    }
    let timer = setTimeout(writeNow, URL_DELAY)
    return () => clearTimeout(timer)
  }, [text, inUrl, key, isOnTheWay])

  return { text, change: setText }
}
