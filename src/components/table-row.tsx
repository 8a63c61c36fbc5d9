import { clsx } from 'clsx'
import type { MouseEvent, ReactNode } from 'react'
import { Checkbox } from '@/ui/checkbox.tsx'
import type { Column } from './data-table.tsx'

interface TableRowProps<Row> {
  row: Row
  rowKey: string
  position: number
  /** In px; all rows are of one height. */
  rowHeight: number
  template: string
  columns: readonly Column<Row>[]
  /** Given on narrow screens: the row is a card. */
  card: ((row: Row) => ReactNode) | null
  isActive: boolean
  isOpen: boolean
  /** Null when rows cannot be selected. */
  isSelected: boolean | null
  onToggle: ((key: string) => void) | undefined
  /** Ticked with Shift held: all rows up to this one. */
  onExtend: (key: string) => void
  onFocusRow: (position: number) => void
  onOpen: (row: Row) => void
  rowMenu: ((row: Row) => ReactNode) | undefined
}

/** True when the click was meant for something inside the row, or only ended a selection of text. */
function isForControl(event: MouseEvent<HTMLElement>): boolean {
  if (getSelection()?.type === 'Range') return true
  return event.target instanceof Element && event.target.closest('a, button, input, label, [role=menu]') !== null
}

function isWithShift(event: Event): boolean {
  return event instanceof globalThis.MouseEvent && event.shiftKey
}

/** One row of a table, or one card on a narrow screen. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, rowKey, position, columns, isSelected } = props
  const ground = props.isOpen || isSelected ? 'bg-accent-soft' : 'bg-surface group-hover:bg-raised'
  const select = isSelected !== null && (
    <Checkbox
      tabIndex={props.isActive ? 0 : -1}
      checked={isSelected}
      aria-label="Select row"
      onChange={({ nativeEvent }) => (isWithShift(nativeEvent) ? props.onExtend(rowKey) : props.onToggle?.(rowKey))}
    />
  )
  return (
    // The grid around it has the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      data-position={position}
      data-key={rowKey}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={isSelected ?? undefined}
      tabIndex={props.isActive ? 0 : -1}
      className={clsx(
        'group absolute inset-x-0 top-0 cursor-pointer border-b border-line text-sm -outline-offset-2',
        props.card ? 'flex items-start gap-3 px-4 py-3' : 'grid items-stretch',
        props.card && (props.isOpen || isSelected ? 'bg-accent-soft' : 'bg-surface'),
      )}
      style={{
        transform: `translateY(${position * props.rowHeight}px)`,
        height: props.rowHeight,
        ...(props.card ? {} : { gridTemplateColumns: props.template }),
      }}
      onFocus={() => props.onFocusRow(position)}
      onClick={(event) => {
        if (!isForControl(event)) props.onOpen(row)
      }}
    >
      {props.card ? (
        <>
          {select && (
            <div role="gridcell" className="pt-0.5">
              {select}
            </div>
          )}
          <div role="gridcell" className="min-w-0 flex-1">
            {props.card(row)}
          </div>
          {props.rowMenu && <div role="gridcell">{props.rowMenu(row)}</div>}
        </>
      ) : (
        <>
          {select && (
            <div role="gridcell" className={clsx('sticky left-0 z-10 flex items-center justify-center', ground)}>
              {select}
            </div>
          )}
          {columns.map((column, at) => (
            <div
              key={column.id}
              role={at === 0 ? 'rowheader' : 'gridcell'}
              className={clsx(
                'flex min-w-0 items-center px-3',
                column.align === 'end' && 'justify-end tabular-nums',
                at === 0 && 'sticky z-10',
                at === 0 && (select ? 'left-10' : 'left-0'),
                ground,
              )}
            >
              <div className="min-w-0 max-w-full">{column.cell(row)}</div>
            </div>
          ))}
          {props.rowMenu && (
            <div role="gridcell" className={clsx('sticky right-0 flex items-center justify-center', ground)}>
              {props.rowMenu(row)}
            </div>
          )}
        </>
      )}
    </div>
  )
}
