import type { SortBy } from '@/domain/list-address.ts'
import { FilterMenu, type FilterChoice } from './filter-menu.tsx'

interface SortMenuProps<Column extends string> {
  columns: readonly Column[]
  /** The order upwards and downwards in words: "Created, oldest first", "Created, newest first". */
  words: Readonly<Record<Column, readonly [up: string, down: string]>>
  /** The order that is on; null: the usual one. */
  sort: SortBy<Column> | null
  /** The order of a list without one, where a column has it. */
  usual?: SortBy<Column>
  /** The same page in another order; null leads to the usual one. */
  sortTo: (sort: SortBy<Column> | null) => string
}

/**
 * The orders of a list as a menu, for a narrow screen: cards have no heads to click on. Choosing the one that is on goes
 * back to the usual one.
 */
export function SortMenu<Column extends string>({ columns, words, sort, usual, sortTo }: SortMenuProps<Column>) {
  const orders = columns.flatMap((column) =>
    [false, true].map((isDescending): FilterChoice => {
      const is = (order: SortBy<Column> | null | undefined) =>
        order?.column === column && order.isDescending === isDescending
      const isChosen = is(sort ?? usual)
      return {
        id: `${column} ${String(isDescending)}`,
        label: words[column][isDescending ? 1 : 0],
        isChosen,
        to: sortTo(isChosen || is(usual) ? null : { column, isDescending }),
      }
    }),
  )
  return <FilterMenu label="Sort" chosen={orders.filter((order) => order.isChosen).length} choices={() => orders} />
}
