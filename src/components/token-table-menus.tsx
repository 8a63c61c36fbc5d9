import { isAllRead } from '@/api/sweep.ts'
import type { InventoryIndex } from '@/domain/inventory.ts'
import { columnsFor, type ColumnId } from '@/domain/token-filters.ts'
import type { InventoryGaps } from '@/domain/inventory-export.ts'
import { countOf } from '@/lib/format.ts'
import { ListExportMenu, type ExportedRows } from './list-export-menu.tsx'
import { ListColumnsMenu } from './list-columns-menu.tsx'
import { DEFAULT_TOKEN_COLUMNS } from './token-columns.tsx'
import type { TokenQueryState } from './use-token-query.ts'
import { writeList } from './write-list.ts'
import { useServer, useViewer } from './viewer-context.tsx'

const NOTHING: readonly string[] = []

const COLUMN_WORDS: Record<ColumnId, string> = {
  owner: 'Owner',
  email: 'E-mail',
  kind: 'Kind',
  status: 'Status',
  expires: 'Expires',
  notes: 'Notes',
  id: 'Token id',
}

/** Which columns a table of tokens has. */
export function ColumnsMenu({ state, without = NOTHING }: { state: TokenQueryState; without?: readonly string[] }) {
  const { features } = useServer()
  const known = columnsFor(features).filter((column) => !without.includes(column))
  return (
    <ListColumnsMenu
      columns={known.map((id) => ({ id, label: COLUMN_WORDS[id] }))}
      shown={state.query.columns ?? known.filter((column) => DEFAULT_TOKEN_COLUMNS.includes(column))}
      toColumns={(columns) => state.toQuery({ ...state.query, columns })}
    />
  )
}

interface ExportMenuProps {
  index: InventoryIndex
  positions: Int32Array
  /** Ids of the selected rows. */
  selected: ReadonlySet<string>
  state: TokenQueryState
  /** When the rows were read, ms since epoch; null while they are. */
  readAt: number | null
  /** What of it could not be read, and whose tokens they are. */
  gaps: InventoryGaps
}

/** Writes the rows shown, or the selected ones, to a file that says how, when and how completely they were read. */
export function ExportMenu(props: ExportMenuProps) {
  const server = useServer()
  const viewer = useViewer()
  const { gaps } = props
  const write = (format: 'csv' | 'json', only: ExportedRows) => {
    const isSelection = only === 'selected'
    const rows = isSelection
      ? [...props.selected].map((id) => props.index.rowOf(id)).filter((row) => row !== null)
      : Array.from(props.positions, (position) => props.index.row(position))
    void writeList(
      format,
      rows,
      {
        server: server.address,
        serverVersion: server.version,
        madeBy: viewer.user.username,
        readAt: props.readAt,
        isComplete: isAllRead(gaps.verdict) && gaps.unreadOwners === 0 && gaps.areBotsRead,
      },
      async () => {
        const { filterWords, gapWords, tokenExport } = await import('@/domain/inventory-export.ts')
        const filters = isSelection ? countOf(rows.length, 'selected row') : filterWords(props.state.query)
        return { kind: tokenExport(gaps), filters, gaps: gapWords(gaps) }
      },
    )
  }
  return <ListExportMenu shown={props.positions.length} selected={props.selected.size} onWrite={write} />
}
