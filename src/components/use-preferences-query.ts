import { useNavigate } from 'react-router'
import { parsePreferenceQuery, toPreferenceParams, type PreferenceQuery } from '@/domain/preference-view.ts'
import { useListQuery, type ListQueryState } from './use-list-query.ts'

/** What a list of preferences shows, as the URL says it, and how to change it. */
export interface PreferencesQueryState extends ListQueryState<PreferenceQuery> {
  /** Shows another query in the place of this one: for what is no link. */
  go: (query: PreferenceQuery) => void
}

/** The query of a list of preferences from and to the URL. */
export function usePreferencesQuery(): PreferencesQueryState {
  const navigate = useNavigate()
  const state = useListQuery(parsePreferenceQuery, toPreferenceParams)
  const go = (next: PreferenceQuery) => void navigate(state.toQuery(next), { replace: true, preventScrollReset: true })
  return { ...state, go }
}
