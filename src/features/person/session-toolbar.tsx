import type { ReactNode } from 'react'
import type { FilterChoice } from '@/components/filter-menu.tsx'
import { ListToolbar } from '@/components/list-toolbar.tsx'
import { SortMenu } from '@/components/sort-menu.tsx'
import type { ListQueryState } from '@/components/use-list-query.ts'
import { toggleFilter } from '@/domain/list-address.ts'
import type { SessionRow } from '@/domain/session-facts.ts'
import {
  countSessionFacet,
  SESSION_FACETS,
  SESSION_FILTERS,
  SESSION_SORTS,
  type SessionFacet,
  type SessionQuery,
} from '@/domain/session-filters.ts'

interface SessionToolbarProps {
  state: ListQueryState<SessionQuery>
  rows: readonly SessionRow[]
  clearTo: string
  children?: ReactNode
}

/** Search and filters of a list of sessions. */
export function SessionToolbar({ state, rows, clearTo, children }: SessionToolbarProps) {
  const { query, toQuery } = state
  const choices = (facet: SessionFacet): FilterChoice[] =>
    SESSION_FILTERS[facet].values.map(({ id, words }) => ({
      id,
      label: words,
      count: countSessionFacet(rows, query, facet, id),
      isChosen: query.filters[facet]?.includes(id) ?? false,
      to: toQuery(toggleFilter(query, facet, id)),
    }))
  return (
    <ListToolbar
      searchLabel="Search sessions"
      placeholder="Device, system, app, token, id"
      text={state.text}
      setText={state.setText}
      filters={SESSION_FACETS.map((facet) => ({
        id: facet,
        label: SESSION_FILTERS[facet].title,
        chosen: query.filters[facet]?.length ?? 0,
        choices: () => choices(facet),
      }))}
      sort={
        <SortMenu
          columns={SESSION_SORTS}
          words={ORDER_WORDS}
          sort={query.sort}
          sortTo={(sort) => toQuery({ ...query, sort })}
        />
      }
      chips={SESSION_FACETS.flatMap((facet) =>
        (query.filters[facet] ?? []).map((value) => ({
          id: `${facet}=${value}`,
          name: SESSION_FILTERS[facet].title,
          value: SESSION_FILTERS[facet].values.find((one) => one.id === value)?.words ?? value,
          href: toQuery(toggleFilter(query, facet, value)),
        })),
      )}
      clearTo={clearTo}
      ignored={state.ignored}
    >
      {children}
    </ListToolbar>
  )
}

const ORDER_WORDS = {
  kind: ['Kind, browsers first', 'Kind, browsers last'],
  created: ['Created, oldest first', 'Created, newest first'],
  activity: ['Last activity, longest ago first', 'Last activity, latest first'],
  expires: ['Expires, soonest first', 'Expires, latest first'],
} as const
