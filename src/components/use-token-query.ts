import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { parseInventoryQuery, toSearchParams, type InventoryQuery } from '@/domain/token-filters.ts'
import { useSearchText } from './use-search-text.ts'
import { useServer } from './viewer-context.tsx'

/** What a list of tokens shows, as the URL says it, and how to change it. Nothing of it is kept anywhere else. */
export interface TokenQueryState {
  query: InventoryQuery
  /** Parts of the URL that mean nothing here, to be said. */
  ignored: readonly string[]
  /** The same page with another query: for links. */
  toQuery: (query: InventoryQuery) => string
  /** The text in the search box, which the URL follows when typing rests. */
  text: string
  setText: (text: string) => void
}

/** The query of a list of tokens from and to the URL. */
export function useTokenQuery(): TokenQueryState {
  const { features } = useServer()
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const { query, ignored } = useMemo(() => parseInventoryQuery(params, features), [params, features])
  const toQuery = useCallback(
    (next: InventoryQuery) => {
      const search = toSearchParams(next, params).toString()
      return search === '' ? pathname : `${pathname}?${search}`
    },
    [params, pathname],
  )
  const box = useSearchText(query.q, (q) => {
    void navigate(toQuery({ ...query, q }), { replace: true, preventScrollReset: true })
  })
  return { query, ignored, toQuery, text: box.text, setText: box.change }
}
