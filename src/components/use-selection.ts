import { useCallback, useMemo, useRef, useState } from 'react'

/** Which rows are ticked, by key. It outlives filters and sorting: what is hidden stays selected and is counted. */
export interface Selection {
  keys: ReadonlySet<string>
  has: (key: string) => boolean
  /** Ticks or unticks one row and remembers it as the start of the next range. */
  toggle: (key: string) => void
  /** Ticks every row between the last toggled one (`from`, where none was) and `key`, in the order `order`. */
  extend: (key: string, order: readonly string[], from?: string) => void
  add: (keys: Iterable<string>) => void
  /** Unticks these; all when left out. */
  clear: (keys?: Iterable<string>) => void
}

/** Selection state of one table. */
export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(() => new Set())
  const anchor = useRef<string | null>(null)

  const toggle = useCallback((key: string) => {
    anchor.current = key
    setKeys((now) => {
      const next = new Set(now)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }, [])

  const extend = useCallback((key: string, order: readonly string[], from: string = key) => {
    const to = order.indexOf(key)
    if (to < 0) return
    // The last toggled row may be hidden by now: then the range begins here.
    if (anchor.current === null || !order.includes(anchor.current)) anchor.current = from
    const start = order.indexOf(anchor.current)
    const [low, high] = start < 0 ? [to, to] : [Math.min(start, to), Math.max(start, to)]
    setKeys((now) => new Set([...now, ...order.slice(low, high + 1)]))
  }, [])

  const add = useCallback((more: Iterable<string>) => setKeys((now) => new Set([...now, ...more])), [])

  const clear = useCallback((some?: Iterable<string>) => {
    // With nothing selected there is nothing to go on from: the next range begins where one stands.
    if (!some) anchor.current = null
    setKeys((now) => {
      if (!some) return new Set()
      const next = new Set(now)
      for (const key of some) next.delete(key)
      return next
    })
  }, [])

  return useMemo(
    () => ({ keys, has: (key) => keys.has(key), toggle, extend, add, clear }),
    [keys, toggle, extend, add, clear],
  )
}

/** What there is, by key: a list that changes in place and counts how often, or gives way to another one read anew. */
interface Rows {
  has: (key: string) => boolean
  version?: number
}

/** Unticks what is no longer in the list: what is gone, by whoever's hand, cannot stay selected. */
export function useForgetGone({ keys, clear }: Selection, rows: Rows): void {
  const { version } = rows
  const [looked, setLooked] = useState({ rows, version })
  if (looked.rows === rows && looked.version === version) return
  setLooked({ rows, version })
  const gone = [...keys].filter((key) => !rows.has(key))
  if (gone.length > 0) clear(gone)
}
