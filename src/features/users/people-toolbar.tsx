import type { ReactNode } from 'react'
import type { FilterChoice } from '@/components/filter-menu.tsx'
import { ListToolbar } from '@/components/list-toolbar.tsx'
import { SortMenu } from '@/components/sort-menu.tsx'
import { PEOPLE_FACET_TITLES, peopleValueWords } from '@/domain/people-facet-words.ts'
import {
  PEOPLE_FACETS,
  peopleFacets,
  peopleSorts,
  togglePeopleFilter,
  type PeopleFacet,
  type PeopleKnowledge,
  type PeopleSortColumn,
} from '@/domain/people-filters.ts'
import type { PeopleNames } from './use-people-names.ts'
import type { PeopleQueryState } from './use-people-plan.ts'

interface PeopleToolbarProps {
  state: PeopleQueryState
  known: PeopleKnowledge
  names: PeopleNames
  clearTo: string
  children: ReactNode
}

/** Search and filters of the list of people. */
export function PeopleToolbar({ state, known, names, clearTo, children }: PeopleToolbarProps) {
  const { query, toQuery } = state
  const choices = (facet: PeopleFacet): FilterChoice[] =>
    names.valuesOf(facet).map((value) => ({
      id: value,
      label: peopleValueWords(facet, value, names.names),
      isChosen: query.filters[facet] === value,
      to: toQuery(togglePeopleFilter(query, facet, value)),
    }))
  const chips = PEOPLE_FACETS.flatMap((facet) => {
    const value = query.filters[facet]
    if (value === undefined) return []
    const href = toQuery(togglePeopleFilter(query, facet, value))
    return [{ id: facet, name: PEOPLE_FACET_TITLES[facet], value: peopleValueWords(facet, value, names.names), href }]
  })
  return (
    <ListToolbar
      searchLabel="Search people"
      placeholder="Name, user name, e-mail, id"
      text={state.text}
      setText={state.setText}
      filters={peopleFacets(known).map((facet) => ({
        id: facet,
        label: PEOPLE_FACET_TITLES[facet],
        chosen: query.filters[facet] === undefined ? 0 : 1,
        choices: () => choices(facet),
        onOpen: () => names.ask(facet),
      }))}
      sort={
        <SortMenu
          columns={peopleSorts(known)}
          words={ORDER_WORDS}
          sort={query.sort}
          usual={BY_NAME}
          sortTo={(sort) => toQuery({ ...query, sort })}
        />
      }
      chips={chips}
      clearTo={clearTo}
      ignored={state.ignored}
    >
      {children}
    </ListToolbar>
  )
}

const BY_NAME = { column: 'name', isDescending: false } as const
const ORDER_WORDS: Record<PeopleSortColumn, readonly [up: string, down: string]> = {
  name: ['User name, A first', 'User name, Z first'],
  email: ['E-mail, A first', 'E-mail, Z first'],
  created: ['Created, oldest first', 'Created, newest first'],
  lastLogin: ['Last sign-in, longest ago first', 'Last sign-in, latest first'],
  failed: ['Failed attempts, fewest first', 'Failed attempts, most first'],
}
