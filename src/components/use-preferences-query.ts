import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { parsePreferenceQuery, preferenceSearch, type PreferenceQuery } from '@/domain/preference-view.ts'
import { useSearchText } from './use-search-text.ts'

/** What a list of preferences shows, as the URL says it, and how to change it. */
export interface PreferencesQueryState {
  /** As the URL says it, save that `q` is what stands in the search box. */
  query: PreferenceQuery
  /** The same page with another query: for links. */
  toQuery: (query: PreferenceQuery) => string
  go: (query: PreferenceQuery) => void
  setText: (text: string) => void
}

/** The query of a list of preferences from and to the URL. */
export function usePreferencesQuery(): PreferencesQueryState {
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const inUrl = useMemo(() => parsePreferenceQuery(params), [params])
  const toQuery = useCallback((next: PreferenceQuery) => `${pathname}${preferenceSearch(next)}`, [pathname])
  const go = (next: PreferenceQuery) => void navigate(toQuery(next), { replace: true, preventScrollReset: true })
  const box = useSearchText(inUrl.q, (q) => go({ ...inUrl, q }))
  const query = useMemo(() => ({ ...inUrl, q: box.text }), [inUrl, box.text])
  return { query, toQuery, go, setText: box.change }
}
