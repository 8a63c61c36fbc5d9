import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useSearchText } from './use-search-text.ts'

/** What a list shows, as the URL says it, and how to change it. Nothing of it is kept anywhere else. */
export interface ListQueryState<Query extends { q: string }> {
  /** As the URL says it, save that `q` is what stands in the search box: links made of it lose nothing that is being typed. */
  query: Query
  /** Parts of the URL that mean nothing here, to be said. */
  ignored: readonly string[]
  /** The same page with another query: for links. */
  toQuery: (query: Query) => string
  /** The text in the search box, which the URL follows when typing rests. */
  text: string
  setText: (text: string) => void
  /** The text once typing has rested: for what is asked of the server. */
  restedText: string
}

/**
 * The query of a list from and to the URL.
 * @param parse reads it; the same function as long as it would read the same
 * @param write the inverse; parameters of `keep` that are not about the list go along
 */
export function useListQuery<Query extends { q: string }>(
  parse: (params: URLSearchParams) => { query: Query; ignored: readonly string[] },
  write: (query: Query, keep: URLSearchParams) => URLSearchParams,
): ListQueryState<Query> {
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const { query: inUrl, ignored } = useMemo(() => parse(params), [params, parse])
  const toQuery = useCallback(
    (next: Query) => {
      const search = write(next, params).toString()
      return search === '' ? pathname : `${pathname}?${search}`
    },
    [params, pathname, write],
  )
  const box = useSearchText(inUrl.q, (q) => {
    void navigate(toQuery({ ...inUrl, q }), { replace: true, preventScrollReset: true })
  })
  const query = useMemo(() => ({ ...inUrl, q: box.text }), [inUrl, box.text])
  return { query, ignored, toQuery, text: box.text, setText: box.change, restedText: inUrl.q }
}
