import { ListColumnsMenu } from '@/components/list-columns-menu.tsx'
import { ListExportMenu, type ExportedRows } from '@/components/list-export-menu.tsx'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { writeList } from '@/components/write-list.ts'
import { formatNumber } from '@/lib/format.ts'
import { peopleFilterWords } from '@/domain/people-facet-words.ts'
import { peopleColumns, usualColumns, type PeopleKnowledge } from '@/domain/people-filters.ts'
import type { PersonRow } from '@/domain/person-row.ts'
import { PEOPLE_COLUMN_WORDS } from './people-columns.tsx'
import type { PeopleList } from './use-people-list.ts'
import type { PeopleNames } from './use-people-names.ts'
import type { PeopleQueryState } from './use-people-plan.ts'
import type { ReadAll } from './use-read-all.ts'

/** Which columns the table of people has. */
export function PeopleColumnsMenu({ state, known }: { state: PeopleQueryState; known: PeopleKnowledge }) {
  return (
    <ListColumnsMenu
      columns={peopleColumns(known).map((id) => ({ id, label: PEOPLE_COLUMN_WORDS[id] }))}
      shown={state.query.columns ?? usualColumns(known)}
      toColumns={(columns) => state.toQuery({ ...state.query, columns })}
    />
  )
}

interface PeopleExportMenuProps {
  list: PeopleList
  state: PeopleQueryState
  known: PeopleKnowledge
  names: PeopleNames
  /** The people selected, as far as they are known. */
  selected: readonly PersonRow[]
  readAll: ReadAll
}

/** Writes the people shown, all who match, or the selected ones, to a file that says how and how completely they were read. */
export function PeopleExportMenu({ list, state, known, names, selected, readAll }: PeopleExportMenuProps) {
  const server = useServer()
  const viewer = useViewer()
  const write = (format: 'csv' | 'json', rows: readonly PersonRow[], isComplete: boolean, readAt = list.readAt) =>
    writeList(
      format,
      rows,
      { server: server.address, serverVersion: server.version, madeBy: viewer.user.username, readAt, isComplete },
      async () => {
        const { peopleExport } = await import('@/domain/people-export.ts')
        const isSelection = rows === selected
        const filters = isSelection
          ? `${formatNumber(selected.length)} selected ${selected.length === 1 ? 'person' : 'people'}`
          : peopleFilterWords(state.query, names.names)
        return { kind: peopleExport(list.source, known), filters, gaps: gapsOf(list, rows) }
      },
    )
  const onWrite = (format: 'csv' | 'json', which: ExportedRows) => {
    if (which === 'selected') void write(format, selected, true)
    else if (which === 'shown') void write(format, list.rows, list.isComplete)
    else {
      readAll({
        failed: 'The file was not written',
        act: ({ rows, isComplete }) => void write(format, rows, isComplete, Date.now()),
      })
    }
  }
  return (
    <ListExportMenu
      shown={list.rows.length}
      all={list.rest ? list.total : undefined}
      selected={selected.length}
      onWrite={onWrite}
    />
  )
}

/** What is missing from the rows that are here. */
function gapsOf(list: PeopleList, rows: readonly PersonRow[]): string {
  if (list.by === 'everybody') {
    return list.readAt === null ? 'still being read' : 'not everybody could be read'
  }
  if (list.isCut) return 'the server gives no more of a search'
  // Read to its end, so a row could not be understood.
  if (rows !== list.rows || !list.rest) return 'not everybody could be read'
  return list.total === null ? 'only what was read so far' : `the first ${rows.length} of ${list.total}`
}
