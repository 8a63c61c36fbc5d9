import { useEffect, useRef } from 'react'
import { ListColumnsMenu } from '@/components/list-columns-menu.tsx'
import { ListExportMenu, type ExportedRows } from '@/components/list-export-menu.tsx'
import { tellFailure } from '@/components/tell-failure.ts'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { writeList } from '@/components/write-list.ts'
import { formatNumber } from '@/lib/format.ts'
import { peopleFilterWords } from '@/domain/people-facet-words.ts'
import { peopleColumns, usualColumns, type PeopleKnowledge } from '@/domain/people-filters.ts'
import type { PersonRow } from '@/domain/person-row.ts'
import { toast } from '@/ui/toast-store.ts'
import { PEOPLE_COLUMN_WORDS } from './people-columns.tsx'
import type { PeopleList } from './use-people-list.ts'
import type { PeopleNames } from './use-people-names.ts'
import type { PeopleQueryState } from './use-people-plan.ts'

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
}

/** Writes the people shown, all who match, or the selected ones, to a file that says how and how completely they were read. */
export function PeopleExportMenu({ list, state, known, names, selected }: PeopleExportMenuProps) {
  const server = useServer()
  const viewer = useViewer()
  const readAll = useReadAll(list, JSON.stringify([state.query.q, state.query.filters, state.query.sort]))
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
    if (which === 'all') void readAll((rows, isComplete) => void write(format, rows, isComplete, Date.now()))
    else if (which === 'selected') void write(format, selected, true)
    else void write(format, list.rows, list.isComplete)
  }
  return (
    <ListExportMenu
      shown={list.rows.length}
      all={list.hasMore ? list.total : undefined}
      selected={selected.length}
      onWrite={onWrite}
    />
  )
}

/** Reads a list to its end, which a toast says and can stop; so does going elsewhere, or another search. */
function useReadAll(list: PeopleList, viewKey: string) {
  const current = useRef<object | null>(null)
  /** The list that is on the page now: reading on reads that one, whoever asks. */
  const view = useRef('')
  useEffect(() => {
    view.current = viewKey
    return () => {
      view.current = ''
      current.current = null
      toast.dismiss(READING)
    }
  }, [viewKey])
  return async function readAll(then: (rows: readonly PersonRow[], isComplete: boolean) => void): Promise<void> {
    const asked = {}
    current.current = asked
    const stop = () => {
      current.current = null
    }
    const of = list.total === null ? '' : `, ${formatNumber(list.total)} in all`
    toast.show({
      id: READING,
      tone: 'info',
      title: 'Reading everybody who matches',
      description: `Page after page${of}. The file is written when all have come.`,
      durationMs: null,
      action: { label: 'Stop', onAct: stop },
    })
    const { rows, isComplete, error } = await list.readRest(() => current.current === asked)
    // Stopped, or another reading has taken its place, and its toast.
    if (current.current !== asked) return
    current.current = null
    toast.dismiss(READING)
    const again = () => {
      if (view.current === viewKey) void readAll(then)
    }
    if (error) void tellFailure('The file was not written', error, again)
    else then(rows, isComplete)
  }
}

const READING = 'reading-all-people'

/** What is missing from the rows that are here. */
function gapsOf(list: PeopleList, rows: readonly PersonRow[]): string {
  if (list.by === 'everybody') {
    return list.readAt === null ? 'still being read' : 'not everybody could be read'
  }
  if (list.isCut) return 'the server gives no more of a search'
  // Read to its end, so a row could not be understood.
  if (rows !== list.rows || !list.hasMore) return 'not everybody could be read'
  return list.total === null ? 'only what was read so far' : `the first ${rows.length} of ${list.total}`
}
