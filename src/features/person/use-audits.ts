import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useListQuery } from '@/components/use-list-query.ts'
import { auditEntries, chooseAudits, parseAuditQuery, peopleIn, toAuditParams } from '@/domain/audit-list.ts'
import { auditPagesQuery, auditsOfPages, userNamesQuery } from '@/queries/audit-pages.ts'
import { usePerson } from './person-context.ts'

const NO_NAMES: ReadonlyMap<string, string> = new Map()

/** The audits of the person as far as they are loaded, what the address leaves of them, and loading further back. */
export function useAudits() {
  const { user } = usePerson()
  const pages = useInfiniteQuery(auditPagesQuery(user.id))
  const state = useListQuery(parseAuditQuery, toAuditParams)
  const { query } = state
  const audits = useMemo(() => (pages.data ? auditsOfPages(pages.data) : null), [pages.data])
  const entries = useMemo(() => (audits ? auditEntries(audits, query.isFolded) : []), [audits, query.isFolded])
  const ids = useMemo(() => peopleIn(entries), [entries])
  const names = useQuery(userNamesQuery(ids)).data ?? NO_NAMES
  const chosen = useMemo(() => chooseAudits(entries, query, names), [entries, query, names])
  const back = useLoadBack(async () => {
    const next = await pages.fetchNextPage()
    if (next.error) return null
    return { oldest: next.data ? oldestOf(auditsOfPages(next.data)) : null, hasMore: next.hasNextPage }
  })
  return {
    pages,
    state,
    audits,
    entries,
    names,
    chosen,
    back,
    oldest: audits ? oldestOf(audits) : null,
    unreadable: pages.data?.pages.reduce((sum, page) => sum + page.unreadable, 0) ?? 0,
  }
}

export type Audits = ReturnType<typeof useAudits>

function oldestOf(audits: readonly { create_at: number }[]): number | null {
  return audits.at(-1)?.create_at ?? null
}

/** Loads page after page until rows of before a moment have come, it is the end, a page fails, or it is stopped. */
function useLoadBack(loadPage: () => Promise<{ oldest: number | null; hasMore: boolean } | null>) {
  const [isRunning, setIsRunning] = useState(false)
  const isWanted = useRef(false)
  // Whoever leaves the page wants no more of it.
  useEffect(
    () => () => {
      isWanted.current = false
    },
    [],
  )
  const start = async (to: number) => {
    if (isWanted.current) return
    isWanted.current = true
    setIsRunning(true)
    while (isWanted.current) {
      const page = await loadPage()
      if (!page?.hasMore || page.oldest === null || page.oldest < to) break
    }
    isWanted.current = false
    setIsRunning(false)
  }
  return {
    isRunning,
    /** `to`: ms since epoch. */
    start: (to: number) => void start(to),
    stop: () => {
      isWanted.current = false
    },
  }
}
