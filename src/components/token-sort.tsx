import { SORT_COLUMNS } from '@/domain/inventory-order.ts'
import type { FilterChoice } from './filter-menu.tsx'
import { SortMenu } from './sort-menu.tsx'
import type { TokenQueryState } from './use-token-query.ts'

export interface TokenSortProps {
  state: TokenQueryState
  /** Columns there is no order by. */
  without: readonly string[]
}

/** The orders of a list of tokens. */
export function TokenSort({ state, without }: TokenSortProps) {
  return <SortMenu orders={orders(state, without)} />
}

const ORDER_WORDS = {
  description: ['Description, A first', 'Description, Z first'],
  owner: ['Owner, A first', 'Owner, Z first'],
  kind: ['Kind, people first', 'Kind, people last'],
  status: ['Status, active first', 'Status, active last'],
  expires: ['Expires, soonest first', 'Expires, latest first'],
} as const

/** The orders one can choose on a narrow screen; choosing the one that is on goes back to the order of arrival. */
function orders({ query, toQuery }: TokenQueryState, without: readonly string[]): FilterChoice[] {
  const columns = SORT_COLUMNS.filter((column) => !without.includes(column))
  return columns.flatMap((column) =>
    [false, true].map((descending) => {
      const isChosen = query.sort?.column === column && query.sort.descending === descending
      return {
        id: `${column} ${String(descending)}`,
        label: ORDER_WORDS[column][descending ? 1 : 0],
        isChosen,
        to: toQuery({ ...query, sort: isChosen ? null : { column, descending } }),
      }
    }),
  )
}
