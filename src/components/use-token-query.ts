import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { parseInventoryQuery, toSearchParams, type InventoryQuery } from '@/domain/token-filters.ts'
import { useSearchText } from './use-search-text.ts'
import { useServer } from './viewer-context.tsx'

/** What a list of tokens shows, as the URL says it, and how to change it. Nothing of it is kept anywhere else. */
export interface TokenQueryState {
  /** As the URL says it, save that `q` is what stands in the search box: links made of it lose nothing that is being typed. */
  query: InventoryQuery
  /** Parts of the URL that mean nothing here, to be said. */
  ignored: readonly string[]
  /** The same page with another query: for links. */
  toQuery: (query: InventoryQuery) => string
  /** The text in the search box, which the URL follows when typing rests. */
  text: string
  setText: (text: string) => void
  /** The text once typing has rested: for what is asked of the server. */
  restedText: string
}

/** The query of a list of tokens from and to the URL. */
export function useTokenQuery(): TokenQueryState {
  const { features } = useServer()
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const { query: inUrl, ignored } = useMemo(() => parseInventoryQuery(params, features), [params, features])
  const toQuery = useCallback(
    (next: InventoryQuery) => {
      const search = toSearchParams(next, params).toString()
      return search === '' ? pathname : `${pathname}?${search}`
    },
    [params, pathname],
  )
  const box = useSearchText(inUrl.q, (q) => {
    void navigate(toQuery({ ...inUrl, q }), { replace: true, preventScrollReset: true })
  })
  const query = useMemo(() => ({ ...inUrl, q: box.text }), [inUrl, box.text])
  return { query, ignored, toQuery, text: box.text, setText: box.change, restedText: inUrl.q }
}

/** What makes a list another one: its rows and their order, not which columns or drawer stand beside them. */
export function viewKeyOf({ filters, sort }: InventoryQuery, text: string): string {
  return JSON.stringify([text, filters, sort])
}
