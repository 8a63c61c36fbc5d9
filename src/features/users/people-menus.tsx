import { parseUserId } from '@/api/ids.ts'
import { ListColumnsMenu } from '@/components/list-columns-menu.tsx'
import { ListExportMenu, type ExportedRows } from '@/components/list-export-menu.tsx'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { writeList } from '@/components/write-list.ts'
import { countOf } from '@/lib/format.ts'
import { peopleFilterWords } from '@/domain/people-facet-words.ts'
import { peopleColumns, usualColumns, type PeopleKnowledge } from '@/domain/people-filters.ts'
import { renewedRow, type PersonRow } from '@/domain/person-row.ts'
import { readPeople } from '@/queries/people-by-ids.ts'
import { PEOPLE_COLUMN_WORDS } from './people-columns.tsx'
import type { KnownPeople } from './use-known-people.ts'
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
  selected: ReadonlySet<string>
  people: KnownPeople
  readAll: ReadAll
}

/** Writes the people shown, all who match, or the selected ones, to a file that says how and how completely they were read. */
export function PeopleExportMenu(props: PeopleExportMenuProps) {
  const { list, state, known, names, selected, people, readAll } = props
  const server = useServer()
  const viewer = useViewer()
  const told = { isAdministrator: viewer.system.has('manage_system'), tellsAttempts: known.tellsAttempts }
  const from = { server: server.address, serverVersion: server.version, madeBy: viewer.user.username }
  const write = (format: 'csv' | 'json', rows: readonly PersonRow[], isComplete: boolean, readAt = list.readAt) =>
    void writeList(format, rows, { ...from, readAt, isComplete }, async () => {
      const { peopleExport } = await import('@/domain/people-export.ts')
      const filters = peopleFilterWords(state.query, names.names)
      return { kind: peopleExport(list.source, told), filters, gaps: gapsOf(list, rows) }
    })
  // They were seen at any time, and may have left the list since: a file of them holds what they are now.
  const writeSelected = (format: 'csv' | 'json') =>
    void writeList<PersonRow>(format, [], { ...from, readAt: null, isComplete: true }, async () => {
      const { peopleExport } = await import('@/domain/people-export.ts')
      const now = await readPeople([...selected].flatMap((id) => parseUserId(id) ?? []))
      const missing = [...now.gone, ...now.unread].map((id) => people.get(id)?.user.username ?? id)
      return {
        kind: peopleExport('selected', told),
        rows: now.people.map((user) => renewedRow(people.get(user.id), user, told.isAdministrator)),
        isComplete: missing.length === 0,
        filters: countOf(selected.size, 'selected person', 'selected people'),
        gaps: `${now.gone.length > 0 ? 'not there any more' : 'could not be read'}: ${missing.join(', ')}`,
      }
    })
  const onWrite = (format: 'csv' | 'json', which: ExportedRows) => {
    if (which === 'selected') writeSelected(format)
    else if (which === 'shown') write(format, list.rows, list.isComplete)
    else {
      readAll({
        failed: 'The file was not written',
        act: ({ rows, isComplete }) => write(format, rows, isComplete, Date.now()),
      })
    }
  }
  return (
    <ListExportMenu
      shown={list.rows.length}
      all={list.rest ? list.total : undefined}
      selected={selected.size}
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
