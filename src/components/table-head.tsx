import { clsx } from 'clsx'
import { Link } from 'react-router'
import { formatNumber } from '@/lib/format.ts'
import { TickBox } from '@/ui/tick-box.tsx'
import { SortDownIcon, SortUpIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import type { SortBy } from '@/domain/list-address.ts'
import type { Column } from './data-table.tsx'
import { Kept } from './kept.tsx'
import type { Selection } from './use-selection.ts'

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[]
  template: string
  sort: SortBy<string> | null
  sortTo: (columnId: string) => string
  selection: Selection | undefined
  count: number
  /** Another one when the rows are others; left out where that is not known. */
  rows?: unknown
  keyAt: (position: number) => string
  hasMenu: boolean
  isNarrow: boolean
}

/** Two lines have room, and a word too long for one: readers may have letters wide apart (WCAG 1.4.12). */
const HEAD = 'line-clamp-2 wrap-anywhere'

/** The heads of the columns. Sorting is a link, so that a sorted table can be opened in a new tab. */
export function TableHead<Row>(props: TableHeadProps<Row>) {
  const { columns, selection } = props
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={
        // Cards have no columns. Their names stay for a screen reader; what cannot be seen takes no focus.
        props.isNarrow
          ? 'sr-only'
          : 'sticky top-0 z-20 grid h-9 grid-rows-1 items-stretch border-b border-line bg-surface text-xs font-medium text-ink-2'
      }
      style={props.isNarrow ? {} : { gridTemplateColumns: props.template }}
    >
      {selection && (
        <div
          role="columnheader"
          className="left-0 flex items-center justify-center bg-surface in-data-sideways:sticky in-data-sideways:z-10"
        >
          {props.isNarrow ? (
            <span className="sr-only">Selected</span>
          ) : (
            <Kept
              // A key that moves to the next row changes nothing of it, and there may be 100 000 to count.
              of={[selection, props.count, props.rows ?? props.keyAt]}
              draw={() => <SelectAll selection={selection} count={props.count} keyAt={props.keyAt} />}
            />
          )}
        </div>
      )}
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="columnheader"
          aria-sort={ariaSort(column, props.sort)}
          title={column.headerHint}
          className={clsx(
            'flex min-w-0 items-center px-3',
            column.align === 'end' && 'justify-end',
            position === 0 && 'bg-surface in-data-sideways:sticky in-data-sideways:z-10',
            position === 0 && (selection ? 'left-10' : 'left-0 md:ps-6'),
          )}
        >
          {column.isSortable && !props.isNarrow ? (
            <SortLink column={column} sort={props.sort} to={props.sortTo(column.id)} />
          ) : (
            <span className={HEAD}>{column.header}</span>
          )}
        </div>
      ))}
      {props.hasMenu && (
        <div
          role="columnheader"
          className="right-0 border-line bg-surface in-data-sideways:sticky in-data-sideways:z-10 in-data-sideways:border-s"
        >
          <span className="sr-only">Actions</span>
        </div>
      )}
    </div>
  )
}

function ariaSort<Row>(
  column: Column<Row>,
  sort: SortBy<string> | null,
): 'ascending' | 'descending' | 'none' | undefined {
  if (!column.isSortable) return undefined
  if (sort?.column !== column.id) return 'none'
  return sort.isDescending ? 'descending' : 'ascending'
}

function SortLink<Row>(props: { column: Column<Row>; sort: SortBy<string> | null; to: string }) {
  const isSorted = props.sort?.column === props.column.id
  const mark = clsx('size-3', !isSorted && 'invisible')
  return (
    <Link
      to={props.to}
      replace
      preventScrollReset
      className={clsx(
        'flex h-full min-w-0 items-center gap-1 rounded-control -outline-offset-2 hover:text-ink',
        isSorted && 'font-semibold text-ink',
      )}
    >
      <span className={HEAD}>{props.column.header}</span>
      {props.sort?.isDescending ? (
        <Glyph icon={SortDownIcon} className={mark} />
      ) : (
        <Glyph icon={SortUpIcon} className={mark} />
      )}
    </Link>
  )
}

function SelectAll(props: { selection: Selection; count: number; keyAt: (position: number) => string }) {
  const { selection, count, keyAt } = props
  const all = () => Array.from({ length: count }, (_, position) => keyAt(position))
  // Counting is cheap while little is selected, which is nearly always.
  const selected = selection.keys.size === 0 ? 0 : all().filter((key) => selection.has(key)).length
  const isAll = count > 0 && selected === count
  return (
    <TickBox
      checked={isAll}
      isIndeterminate={selected > 0 && !isAll}
      disabled={count === 0}
      aria-label={isAll ? 'Unselect all rows shown' : `Select all ${formatNumber(count)} rows shown`}
      onChange={() => (isAll ? selection.clear(all()) : selection.add(all()))}
    />
  )
}
