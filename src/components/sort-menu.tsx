import { FilterMenu, type FilterChoice } from './filter-menu.tsx'

/** The orders of a list as a menu, for a narrow screen: cards have no heads to click on. */
export function SortMenu({ orders }: { orders: readonly FilterChoice[] }) {
  return <FilterMenu label="Sort" chosen={orders.filter((order) => order.isChosen).length} choices={() => orders} />
}
