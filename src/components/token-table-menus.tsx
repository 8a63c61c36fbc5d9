import { useNavigate } from 'react-router'
import type { InventoryIndex } from '@/domain/inventory.ts'
import { filterWords } from '@/domain/facet-words.ts'
import { columnsFor, type ColumnId } from '@/domain/token-filters.ts'
import { Button } from '@/ui/button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { ColumnsIcon, ExportIcon } from '@/ui/icons.ts'
import { Menu } from '@/ui/menu.tsx'
import { DEFAULT_TOKEN_COLUMNS } from './token-columns.tsx'
import type { TokenQueryState } from './use-token-query.ts'
import { writeTokens } from './write-tokens.ts'
import { useIsNarrow } from './use-is-narrow.ts'
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

/** Which columns the table has. The choice is in the address, like everything the table shows. */
export function ColumnsMenu({ state, without = NOTHING }: { state: TokenQueryState; without?: readonly string[] }) {
  const { features } = useServer()
  const navigate = useNavigate()
  const isNarrow = useIsNarrow()
  // Cards have no columns.
  if (isNarrow) return null
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
  const write = (format: 'csv' | 'json', only: 'shown' | 'selected') => {
    const isSelection = only === 'selected'
    const rows = isSelection
      ? [...props.selected].map((id) => props.index.rowOf(id)).filter((row) => row !== null)
      : Array.from(props.positions, (position) => props.index.row(position))
    const { query, text } = props.state
    void writeTokens(format, rows, {
      server: server.address,
      serverVersion: server.version,
      madeBy: viewer.user.username,
      readAt: props.readAt,
      isComplete: props.isComplete,
      gaps: props.gaps,
      filters: isSelection ? `${rows.length} selected rows` : filterWords({ ...query, q: text }),
    })
  }
  return (
    <Menu
      align="end"
      trigger={
        <Button
          data-export
          icon={ExportIcon}
          disabledReason={props.positions.length === 0 ? 'No row to export' : undefined}
        >
          Export
        </Button>
      }
      items={[
        { label: `What is shown, as CSV (${props.positions.length})`, onSelect: () => write('csv', 'shown') },
        { label: `What is shown, as JSON (${props.positions.length})`, onSelect: () => write('json', 'shown') },
        ...(props.selected.size > 0
          ? [
              { label: `Selected, as CSV (${props.selected.size})`, onSelect: () => write('csv', 'selected') },
              { label: `Selected, as JSON (${props.selected.size})`, onSelect: () => write('json', 'selected') },
            ]
          : []),
      ]}
    />
  )
}
