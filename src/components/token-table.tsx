import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { InventoryIndex } from '@/domain/inventory.ts'
import type { InventoryRow, InventoryView } from '@/domain/inventory-row.ts'
import { SORT_COLUMNS } from '@/domain/inventory-order.ts'
import { toggleSort } from '@/domain/token-filters.ts'
import { DataTable, type RowMenu } from './data-table.tsx'
import { DEFAULT_TOKEN_COLUMNS, TokenCard, tokenColumns, type TokenUses } from './token-columns.tsx'
import { nameInList } from './token-subject.ts'
import { useRowHeight } from './use-density.ts'
import type { Selection } from './use-selection.ts'
import { useStable } from './use-stable.ts'
import type { TokenActsHolder } from './token-acts-part.tsx'
import type { TokenQueryState } from './use-token-query.ts'
import { useServer } from './viewer-context.tsx'

interface TokenTableProps {
  index: InventoryIndex
  view: InventoryView
  /** Changes with the rows shown and their order. */
  viewKey: string
  /** Columns and order come from the address. */
  state: TokenQueryState
  /** Columns this table never has: the owner's, where all rows have one owner. */
  without?: readonly string[]
  /** Left out where rows have too many owners to read the sessions of. */
  uses?: TokenUses
  /** The address of the list, without its query: a token's drawer is below it. */
  listPath: string
  openTokenId: string | null
  selection: Selection
  /** What the menus of the rows offer, once its code is here. */
  acts: TokenActsHolder
  isDimmed?: boolean
  /** Ids of owners that could not be read; others that are not there are on their way. */
  failedOwners?: ReadonlySet<string>
}

const ALL: readonly string[] = []

/** Tokens as rows: the same table for the whole server, for one person, and for oneself. */
export function TokenTable(props: TokenTableProps) {
  const { index, view, listPath } = props
  const { query, toQuery } = props.state
  const { features } = useServer()
  const navigate = useNavigate()
  const { search } = useLocation()
  const rowHeight = useRowHeight()
  const { uses, failedOwners, acts, without = ALL } = props
  const columns = useMemo(() => {
    const wanted: readonly string[] = query.columns ?? DEFAULT_TOKEN_COLUMNS
    return tokenColumns(features, { listPath, uses, failedOwners }).filter(
      (column) => column.isFixed || (wanted.includes(column.id) && !without.includes(column.id)),
    )
  }, [features, listPath, uses, failedOwners, query.columns, without])
  const itemsOf = useStable((row: InventoryRow) => {
    const items = acts.get()?.menuItems(row) ?? []
    return items.filter(({ id }) => id !== 'owner' || !without.includes('owner'))
  })
  const rowMenu = useMemo<RowMenu<InventoryRow>>(
    () => ({ of: nameInList, items: itemsOf, ready: acts.ready }),
    [itemsOf, acts],
  )
  const card = useCallback(
    (row: InventoryRow) => <TokenCard row={row} listPath={listPath} hasOwner={!without.includes('owner')} />,
    [listPath, without],
  )
  const sortTo = (id: string) => {
    const column = SORT_COLUMNS.find((known) => known === id)
    return toQuery(column ? toggleSort(query, column) : query)
  }
  const rowAt = (at: number) => index.row(view.positions[at] ?? 0)

  return (
    <DataTable<InventoryRow>
      label="Tokens"
      columns={columns}
      count={view.positions.length}
      viewKey={props.viewKey}
      rows={view.positions}
      rowAt={rowAt}
      keyAt={(at) => index.tokenIdAt(view.positions[at] ?? 0)}
      sort={query.sort}
      sortTo={sortTo}
      onOpen={(row) => void navigate(`${listPath}/${row.token.id}${search}`, { preventScrollReset: true })}
      openKey={props.openTokenId}
      selection={props.selection}
      rowHeight={rowHeight}
      isDimmed={props.isDimmed ?? false}
      paddingEnd={props.selection.keys.size > 0 ? 64 : 0}
      rowMenu={rowMenu}
      card={card}
    />
  )
}
