import { useEffect, useSyncExternalStore } from 'react'
import type { PageId } from '@/access/pages.ts'

type Counts = Readonly<Partial<Record<PageId, number>>>

let counts: Counts = {}
const listeners = new Set<() => void>()

function set(next: Counts): void {
  counts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All counts that are known, for the navigation. */
export function useNavigationCounts(): Counts {
  return useSyncExternalStore(subscribe, () => counts)
}

/** Tells the navigation how many there are on a page; null as long as that is not known. Stays after the page is left. */
export function useNavigationCount(page: PageId, count: number | null): void {
  useEffect(() => {
    if (count !== null && counts[page] !== count) set({ ...counts, [page]: count })
  }, [page, count])
}

/** Forgets all counts: they were somebody else's. */
export function clearNavigationCounts(): void {
  set({})
}
