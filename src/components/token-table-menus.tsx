import { useNavigate } from 'react-router'
import type { InventoryIndex } from '@/domain/inventory.ts'
import type { ExportOrigin } from '@/domain/inventory-export.ts'
import { filterWords } from '@/domain/facet-words.ts'
import { columnsFor, type ColumnId } from '@/domain/token-filters.ts'
import { downloadText } from '@/lib/download.ts'
import { Button } from '@/ui/button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { ColumnsIcon, ExportIcon } from '@/ui/icons.ts'
import { Menu } from '@/ui/menu.tsx'
import { DEFAULT_TOKEN_COLUMNS } from './token-columns.tsx'
import { tellFailure } from './tell-failure.ts'
import type { TokenQueryState } from './use-token-query.ts'
import { useServer, useViewer } from './viewer-context.tsx'

const COLUMN_WORDS: Record<ColumnId, string> = {
  owner: 'Owner',
  email: 'E-mail',
  kind: 'Kind',
  status: 'Status',
  expires: 'Expires',
  notes: 'Notes',
  id: 'Token id',
}

/** Which columns the table has. The choice is in the address, like everything the table shows. */
export function ColumnsMenu({ state, without = [] }: { state: TokenQueryState; without?: readonly string[] }) {
  const { features } = useServer()
  const navigate = useNavigate()
  const known = columnsFor(features).filter((column) => !without.includes(column))
  const shown = state.query.columns ?? known.filter((column) => DEFAULT_TOKEN_COLUMNS.includes(column))
  const toggled = (column: ColumnId) => known.filter((one) => shown.includes(one) !== (one === column))
  return (
    <Menu
      align="end"
      heading="Columns"
      trigger={<IconButton variant="secondary" icon={ColumnsIcon} label="Columns" />}
      items={known.map((column) => ({
        id: column,
        label: COLUMN_WORDS[column],
        isChecked: shown.includes(column),
        onSelect: () =>
          void navigate(state.toQuery({ ...state.query, columns: toggled(column) }), {
            replace: true,
            preventScrollReset: true,
          }),
      }))}
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
  isComplete: boolean
  /** What is missing, in words, when it is not complete. */
  gaps: string
}

/** Writes the rows shown, or the selected ones, to a file that says how, when and how completely they were read. */
export function ExportMenu(props: ExportMenuProps) {
  const server = useServer()
  const viewer = useViewer()
  const write = async (format: 'csv' | 'json', only: 'shown' | 'selected') => {
    const rows =
      only === 'selected'
        ? [...props.selected].map((id) => props.index.rowOf(id)).filter((row) => row !== null)
        : Array.from(props.positions, (position) => props.index.row(position))
    const now = Date.now()
    const origin: ExportOrigin = {
      server: server.address,
      serverVersion: server.version,
      madeBy: viewer.user.username,
      madeAt: now,
      readAt: props.readAt ?? now,
      isComplete: props.isComplete,
      gaps: props.gaps,
      filters:
        only === 'selected'
          ? `${rows.length} selected rows`
          : filterWords({ ...props.state.query, q: props.state.text }),
    }
    try {
      const { exportFileName, inventoryCsv, inventoryJson } = await import('@/domain/inventory-export.ts')
      const isCsv = format === 'csv'
      const text = isCsv ? inventoryCsv(rows, origin) : inventoryJson(rows, origin)
      downloadText(exportFileName(origin, format), isCsv ? 'text/csv' : 'application/json', text)
    } catch (error) {
      void tellFailure('The file was not written', error, () => void write(format, only))
    }
  }
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={ExportIcon} disabledReason={props.positions.length === 0 ? 'No row to export' : undefined}>
          Export
        </Button>
      }
      items={[
        { label: `What is shown, as CSV (${props.positions.length})`, onSelect: () => void write('csv', 'shown') },
        { label: `What is shown, as JSON (${props.positions.length})`, onSelect: () => void write('json', 'shown') },
        ...(props.selected.size > 0
          ? [
              { label: `Selected, as CSV (${props.selected.size})`, onSelect: () => void write('csv', 'selected') },
              { label: `Selected, as JSON (${props.selected.size})`, onSelect: () => void write('json', 'selected') },
            ]
          : []),
      ]}
    />
  )
}
