import { clsx } from 'clsx'
import { useEffect, useRef, type ReactNode } from 'react'
import { useHref } from 'react-router'
import type { SortBy } from '@/domain/list-address.ts'
import type { MenuItem } from '@/ui/menu-types.ts'
import { BaseContext } from './row-link.tsx'
import { TableHead } from './table-head.tsx'
import { tableRow } from './table-row.tsx'
import { useScrollMemory } from './use-scroll-memory.ts'
import { useStable } from './use-stable.ts'
import type { Selection } from './use-selection.ts'
import { useTableKeys } from './use-table-keys.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { useLate } from './use-late.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

/** A column: what its head says, how wide it is, and what a cell draws. */
export interface Column<Row> {
  id: string
  header: string
  /** Said to the reader of the head where a word is not enough. */
  headerHint?: string
  /** Its least width in rem. */
  width: number
  /** Its share of the room that is left, 0 for a column that stays as it is. */
  grow?: number
  align?: 'end'
  isSortable?: boolean
  /** The parts of a cell stand one below the other. */
  isStacked?: boolean
  cell: (row: Row) => ReactNode
}

/** The menu at the end of every row. */
export interface RowMenu<Row> {
  /** What the row is called: its button is "Actions for …", its box "Select …". */
  of: (row: Row) => string
  heading?: (row: Row) => ReactNode
  /** Called when it is opened. */
  items: (row: Row) => readonly MenuItem[]
  /** What has to be there before the first opening. */
  ready?: Promise<unknown>
}

/** What a table draws. Rows are asked for by position, so that a hundred thousand of them need no array of objects. */
export interface DataTableProps<Row> {
  /** What the rows are, for a screen reader: "Tokens". */
  label: string
  /** These, `rowMenu` and `card` stay the same objects while they draw the same: rows are drawn anew when they change. */
  columns: readonly Column<Row>[]
  count: number
  /** Changes with the rows shown and their order: search, filters, sorting. */
  viewKey: string
  /** Another one when the rows are others. Left out: they are with every `viewKey`, though a search may leave all there. */
  rows?: unknown
  rowAt: (position: number) => Row
  /** The key of the row at a position, cheaper than the row itself: selection and keyboard ask for many. */
  keyAt: (position: number) => string
  sort: SortBy<string> | null
  /** Where a click on a column's head leads: the same page, sorted by it. */
  sortTo: (columnId: string) => string
  /** Called with the row to open: click, Enter. */
  onOpen: (row: Row) => void
  /** Key of the row that is open beside the table, to be marked. */
  openKey?: string | null
  /** Left out: rows cannot be selected. */
  selection?: Selection
  /** Where the rows begin that can be selected: those pinned above cannot, and are not of "all". */
  firstSelectable?: number
  rowMenu?: RowMenu<Row>
  /** How a row looks under 768 px, where there are no columns. */
  card: (row: Row) => ReactNode
  /** In px, as high as all cards can be. Three lines of text, unless said otherwise. */
  cardHeight?: number
  rowHeight: number
  /** Old rows while new ones are on their way. */
  isDimmed?: boolean
  /** Called when the last rows come into sight, and whenever there are other ones then: for lists read piece by piece. */
  onNearEnd?: (() => void) | undefined
  /** Room under the last row for what floats over the table's foot, in px. */
  paddingEnd?: number
}

/** Three lines, what is between and around them, and the border. */
export const CARD_HEIGHT = 93
const HEAD_HEIGHT = 36
/** So many rows before the last drawn one is near the end: with luck, more are there before somebody arrives. */
const NEAR_END = 30
/** In ms. An answer that comes sooner needs no sign that it is on its way. */
const DIM_AFTER = 150
const SELECT_WIDTH = 2.5
const MENU_WIDTH = 2.75

const SCROLLER = 'relative min-h-0 flex-1 overflow-auto overscroll-contain short:overscroll-auto'

/** A virtual table: sticky head and first column, keyboard, selection, cards on narrow screens. Only what is on screen is drawn. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, count, keyAt, rowAt, selection, firstSelectable = 0 } = props
  const isNarrow = useIsNarrow()
  const isDimmed = useLate(props.isDimmed ?? false, DIM_AFTER)
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = isNarrow ? (props.cardHeight ?? CARD_HEIGHT) : props.rowHeight
  const virtual = useVirtualRows({
    count,
    rowHeight,
    scrollerRef: scroller,
    headHeight: isNarrow ? 0 : HEAD_HEIGHT,
    paddingEnd: props.paddingEnd ?? 0,
    viewKey: props.viewKey,
    rows: props.rows,
  })
  const table = useTableKeys({
    count,
    keyAt,
    scrollTo: virtual.scrollTo,
    open: (position) => props.onOpen(rowAt(position)),
    openKey: props.openKey ?? null,
    selection,
    scroller,
    viewKey: props.viewKey,
  })
  useScrollMemory(scroller, props.viewKey, count > 0, useStable(table.moveTo))
  useNearEnd(virtual.positions.at(-1) ?? 0, count, props.onNearEnd)
  const onOpen = useStable(props.onOpen)
  const base = useHref('/').replace(/\/$/, '')
  const { template, minWidth } = tracksOf(columns, selection !== undefined, props.rowMenu !== undefined)
  const drawn = {
    columns,
    template,
    rowHeight,
    card: isNarrow ? props.card : null,
    rowMenu: props.rowMenu,
    onToggle: selection?.toggle,
    onExtend: table.extendTo,
    onFocusRow: table.setActive,
    onOpen,
  }

  return (
    <div ref={scroller} className={clsx(SCROLLER, isDimmed && 'opacity-60')} data-testid="table-scroller">
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + (selection ? 1 : 0) + (props.rowMenu ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-busy={props.isDimmed || undefined}
        style={isNarrow ? {} : { minWidth }}
        onKeyDown={table.onKeyDown}
      >
        <TableHead
          columns={columns}
          template={template}
          sort={props.sort}
          sortTo={props.sortTo}
          selection={selection}
          count={count - firstSelectable}
          rows={props.rows}
          keyAt={(position) => keyAt(position + firstSelectable)}
          hasMenu={props.rowMenu !== undefined}
          isNarrow={isNarrow}
        />
        <div role="rowgroup" className="relative" style={{ height: virtual.totalHeight }}>
          <BaseContext value={base}>
            {virtual.positions.map((position) =>
              tableRow({ ...drawn, ...rowFacts(props, position), isActive: table.activePosition === position }),
            )}
          </BaseContext>
        </div>
      </div>
    </div>
  )
}

/** What is of one row alone. */
function rowFacts<Row>(props: DataTableProps<Row>, position: number) {
  const { rowAt, keyAt, openKey, selection, firstSelectable = 0 } = props
  const rowKey = keyAt(position)
  const isSelectable = position >= firstSelectable
  return {
    row: rowAt(position),
    rowKey,
    position,
    isOpen: openKey === rowKey,
    isSelected: selection ? (isSelectable ? selection.has(rowKey) : undefined) : null,
  }
}

function useNearEnd(last: number, count: number, onNearEnd: (() => void) | undefined): void {
  const isNear = last >= count - 1 - NEAR_END
  useEffect(() => {
    if (isNear) onNearEnd?.()
  }, [isNear, count, onNearEnd])
}

/** The grid of a row, and how narrow it may become before the table scrolls sideways. */
function tracksOf<Row>(columns: readonly Column<Row>[], hasSelection: boolean, hasMenu: boolean) {
  const tracks = [
    ...(hasSelection ? [{ width: SELECT_WIDTH, grow: 0 }] : []),
    ...columns.map((column) => ({ width: column.width, grow: column.grow ?? 0 })),
    ...(hasMenu ? [{ width: MENU_WIDTH, grow: 0 }] : []),
  ]
  return {
    template: tracks.map(({ width, grow }) => (grow > 0 ? `minmax(${width}rem, ${grow}fr)` : `${width}rem`)).join(' '),
    minWidth: `${tracks.reduce((sum, { width }) => sum + width, 0)}rem`,
  }
}
