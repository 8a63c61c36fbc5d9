import { SORT_COLUMNS } from '@/domain/inventory-order.ts'
import { SortMenu } from './sort-menu.tsx'
import type { TokenQueryState } from './use-token-query.ts'

export interface TokenSortProps {
  state: TokenQueryState
  /** Columns there is no order by. */
  without: readonly string[]
}

const WORDS = {
  description: ['Description, A first', 'Description, Z first'],
  owner: ['Owner, A first', 'Owner, Z first'],
  kind: ['Kind, people first', 'Kind, people last'],
  status: ['Status, active first', 'Status, active last'],
  expires: ['Expires, soonest first', 'Expires, latest first'],
} as const

/** The orders of a list of tokens; without one they stand as they came. */
export function TokenSort({ state: { query, toQuery }, without }: TokenSortProps) {
  return (
    <SortMenu
      columns={SORT_COLUMNS.filter((column) => !without.includes(column))}
      words={WORDS}
      sort={query.sort}
      sortTo={(sort) => toQuery({ ...query, sort })}
    />
  )
}
