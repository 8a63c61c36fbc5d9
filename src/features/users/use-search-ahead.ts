import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useRef } from 'react'
import { useStable } from '@/components/use-stable.ts'
import type { PeopleKnowledge, PeopleQuery } from '@/domain/people-filters.ts'
import { planPeople } from '@/domain/people-plan.ts'
import { peoplePagesQuery } from '@/queries/people-pages.ts'

/**
 * Asks the server for what a key searches for as soon as it is pressed, and not when the page has been drawn for it: that
 * takes a frame. The list then finds the request under way. One that no list has come to is called off by the next key.
 */
export function useSearchAhead(
  query: PeopleQuery,
  { hasReport }: PeopleKnowledge,
  setText: (text: string) => void,
): (text: string) => void {
  const client = useQueryClient()
  const asked = useRef<QueryKey | null>(null)
  return useStable((text) => {
    const plan = planPeople({ ...query, q: text }, hasReport)
    const before = asked.current && client.getQueryCache().find({ queryKey: asked.current, exact: true })
    if (before?.getObserversCount() === 0) void before.cancel()
    asked.current = null
    if (plan.by === 'server') {
      const pages = peoplePagesQuery(plan.source, plan.request)
      asked.current = pages.queryKey
      void client.prefetchInfiniteQuery(pages)
    }
    setText(text)
  })
}
