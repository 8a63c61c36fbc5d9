import { clsx } from 'clsx'
import type { MouseEvent, ReactElement, ReactNode } from 'react'
import { TickBox } from '@/ui/tick-box.tsx'
import { Kept } from './kept.tsx'
import type { Column, RowMenu } from './data-table.tsx'
import { isRowLink } from './row-link.tsx'
import { RowMenuCell } from './row-menu-cell.tsx'

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
  /** Null when rows cannot be selected, undefined when this one alone cannot: the place of its box stays empty. */
  isSelected: boolean | null | undefined
  onToggle: ((key: string) => void) | undefined
  /** Ticked with Shift held: all rows up to this one. */
  onExtend: (key: string) => void
  onFocusRow: (position: number) => void
  onOpen: (row: Row) => void
  rowMenu: RowMenu<Row> | undefined
}

/** Stays in sight while the table is pushed sideways, over what goes below it: only then, since it costs a layer a cell. */
const STUCK = 'in-data-sideways:bg-inherit in-data-sideways:sticky in-data-sideways:z-10'
const CENTRED = `flex items-center justify-center ${STUCK}`

/** True when the click was meant for something inside the row, or only ended a selection of text. */
function isForControl(event: MouseEvent<HTMLElement>): boolean {
  if (getSelection()?.type === 'Range') return true
  return event.target instanceof Element && event.target.closest('a, button, input, label, [role=menu]') !== null
}

function isWithShift(event: Event): boolean {
  return event instanceof globalThis.MouseEvent && event.shiftKey
}

/**
 * One row of a table, or one card on a narrow screen. Drawn anew only when one of its properties is another. No component
 * of its own, and few within: a list begins with the drawing of its rows, and each layer of them costs as much as what it
 * draws.
 */
export function tableRow<Row>(props: TableRowProps<Row>): ReactElement {
  return <Kept key={props.rowKey} of={Object.values(props)} draw={() => drawRow(props)} />
}

function drawBox<Row>({ row, rowKey, isActive, isSelected, rowMenu, onToggle, onExtend }: TableRowProps<Row>) {
  if (typeof isSelected !== 'boolean') return <span className="block size-4" />
  return (
    <TickBox
      tabIndex={isActive ? 0 : -1}
      checked={isSelected}
      aria-label={`Select ${rowMenu?.of(row) ?? 'row'}`}
      onChange={({ nativeEvent }) => (isWithShift(nativeEvent) ? onExtend(rowKey) : onToggle?.(rowKey))}
    />
  )
}

function drawRow<Row>(props: TableRowProps<Row>) {
  const { row, rowKey, position, columns, isSelected, rowMenu } = props
  const select = isSelected !== null && drawBox(props)
  const menu = rowMenu && <RowMenuCell row={row} menu={rowMenu} />
  return (
    // The grid around it has the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      data-position={position}
      data-key={rowKey}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={isSelected ?? undefined}
      aria-current={props.isOpen || undefined}
      tabIndex={props.isActive ? 0 : -1}
      className={clsx(
        'absolute inset-x-0 cursor-pointer in-data-sideways:z-0 border-b border-line text-sm -outline-offset-2',
        props.card ? 'flex items-start gap-3 px-4 py-3' : 'grid grid-rows-1 items-stretch',
        props.isOpen || isSelected ? 'bg-accent-soft' : 'bg-surface hover:bg-row-hover',
      )}
      style={{
        top: position * props.rowHeight,
        height: props.rowHeight,
        ...(props.card ? {} : { gridTemplateColumns: props.template }),
      }}
      onFocus={() => props.onFocusRow(position)}
      onClick={(event) => {
        const opensHere = isRowLink(event)
        if (opensHere) event.preventDefault()
        if (opensHere || !isForControl(event)) props.onOpen(row)
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
          {menu && <div role="gridcell">{menu}</div>}
        </>
      ) : (
        <>
          {select && (
            <div role="gridcell" className={`left-0 ${CENTRED}`}>
              {select}
            </div>
          )}
          {columns.map((column, at) => (
            <div
              key={column.id}
              role={at === 0 ? 'rowheader' : 'gridcell'}
              className={clsx(
                'flex min-w-0 px-3',
                column.isStacked ? 'flex-col justify-center' : 'items-center',
                column.align === 'end' && 'justify-end tabular-nums',
                at === 0 && [STUCK, select ? 'left-10' : 'left-0 md:ps-6'],
              )}
            >
              {column.cell(row)}
            </div>
          ))}
          {menu && (
            <div role="gridcell" className={`right-0 border-line in-data-sideways:border-s ${CENTRED}`}>
              {menu}
            </div>
          )}
        </>
      )}
    </div>
  )
}
