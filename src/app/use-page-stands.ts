import { useQueryClient, type Query } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { onIdle } from '@/lib/on-idle.ts'

/** Not later than this after the first picture, however long the server takes or busy the page is; in ms. */
const AT_LATEST = 2000

const hasNothingYet = ({ state }: Query) => state.data === undefined

/**
 * True once the page stands: nothing waits for its first answer any more, and the browser is idle. What no first picture
 * needs waits for that: it would take the line and the processor from what somebody is waiting for.
 */
export function usePageStands(): boolean {
  const client = useQueryClient()
  const [stands, setStands] = useState(false)
  useEffect(() => {
    let forget = () => {}
    const stand = () => setStands(true)
    const latest = setTimeout(stand, AT_LATEST)
    const look = () => {
      if (client.isFetching({ predicate: hasNothingYet }) > 0) return
      unsubscribe()
      forget = onIdle(stand)
    }
    const unsubscribe = client.getQueryCache().subscribe(look)
    look()
    return () => {
      unsubscribe()
      clearTimeout(latest)
      forget()
    }
  }, [client])
  return stands
}
