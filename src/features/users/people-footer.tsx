import { formatNumber } from '@/lib/format.ts'
import type { PeopleList } from './use-people-list.ts'

/** Under the table: which of how many are here. */
export function PeopleFooter({ list }: { list: PeopleList }) {
  const isReading = list.by === 'everybody' && list.reading?.readAt === null
  return (
    <footer className="flex shrink-0 justify-between gap-4 border-t border-line bg-surface px-4 py-1.5 text-xs text-ink-3 tabular-nums md:px-6">
      {/* As everybody is read, every page changes the count: only the end is announced. */}
      <span role="status" aria-live={isReading ? 'off' : 'polite'}>
        {words(list)}
      </span>
      {list.isReadingMore && <span role="status">Reading more…</span>}
    </footer>
  )
}

function words(list: PeopleList): string {
  if (list.error && list.isPending && !list.isFetching) return 'Nothing was read'
  const count = formatNumber(list.rows.length)
  if (list.by === 'everybody') {
    const of = formatNumber(list.reading?.read ?? 0)
    const state = list.isComplete ? 'complete' : list.reading?.readAt === null ? 'still reading' : 'partial'
    return `${count} of ${of} people match (${state})`
  }
  const isPartial = list.unreadable > 0
  if (list.rows.length === 0) return list.isPending ? 'Reading…' : isPartial ? 'Nothing was read' : 'Nobody'
  const of = list.total !== null ? ` of ${formatNumber(list.total)}` : list.rest ? ', more below' : ''
  return `1–${count}${of}${isPartial ? ' (partial)' : ''}`
}
