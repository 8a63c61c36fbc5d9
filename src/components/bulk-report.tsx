import type { BulkItem, BulkSnapshot } from '@/lib/bulk-run.ts'
import { toCsv } from '@/lib/csv.ts'
import { downloadText } from '@/lib/download.ts'
import { fileTime, formatNumber } from '@/lib/format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { ExportIcon } from '@/ui/icons.ts'
import { Progress } from '@/ui/progress.tsx'
import { ITEM_TONES, ITEM_WORDS, failureWords } from './bulk-failure.ts'

interface BulkReportProps<T> {
  snapshot: BulkSnapshot<T>
  nameOf: (item: T) => string
  idOf: (item: T) => string
  isGone?: ((item: T) => boolean) | undefined
  /** What was done, as a part of the file's name. */
  reportName: string
  excluded: readonly { item: T; reason: string }[]
}

/** Failures first: they are what is left to do. */
const ORDER = ['failed', 'unanswered', 'running', 'waiting', 'done'] as const

const MOST_LISTED = 500

/** A run on many rows while it goes on and when it is over: how far it is, and what came of each row. */
export function BulkReport<T>(props: BulkReportProps<T>) {
  const { snapshot } = props
  const troubled = snapshot.failed + snapshot.unanswered
  const items = ORDER.flatMap((state) => snapshot.items.filter((entry) => entry.state === state))
  const more = items.length - MOST_LISTED
  const isOver = snapshot.phase === 'finished' || snapshot.phase === 'cancelled'
  return (
    <div className="flex flex-col gap-4">
      <Progress
        // The title says what; many a verb does not stand alone.
        label={troubled > 0 ? 'Tried' : 'Done'}
        done={snapshot.done + troubled}
        total={snapshot.items.length}
      />
      {/* While it runs the bar speaks, every tenth; this would with every row. */}
      <p className="text-sm text-ink-2" role="status" aria-live={snapshot.phase === 'running' ? 'off' : 'polite'}>
        {summary(snapshot)}
      </p>
      {snapshot.phase === 'paused' && snapshot.pausedBy !== undefined && (
        <Banner tone="warn" title="Paused by itself">
          {failureWords(snapshot.pausedBy)}
        </Banner>
      )}
      <ul aria-label="Results" className="max-h-72 overflow-auto rounded-control border border-line text-sm">
        {items.slice(0, MOST_LISTED).map((entry) => (
          <li
            key={props.idOf(entry.item)}
            className="flex items-start justify-between gap-4 border-b border-line px-3 py-1.5 last:border-b-0"
          >
            <span className="min-w-0">
              <span className="block truncate">{props.nameOf(entry.item)}</span>
              {(entry.state === 'failed' || entry.state === 'unanswered') && (
                <span className="block text-xs break-words text-danger-ink">{failureWords(entry.error)}</span>
              )}
            </span>
            <Badge look="plain" tone={ITEM_TONES[entry.state]} className="shrink-0">
              {stateWords(entry, props)}
            </Badge>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="-mt-3 text-sm text-ink-3">{`and ${formatNumber(more)} more, all in the report`}</p>}
      {isOver && (
        <div>
          <Button size="sm" icon={ExportIcon} onClick={() => downloadReport(props)}>
            Download report
          </Button>
        </div>
      )}
    </div>
  )
}

function stateWords<T>({ item, state }: BulkItem<T>, { isGone }: BulkReportProps<T>): string {
  return state === 'done' && isGone?.(item) ? 'Was gone already' : ITEM_WORDS[state]
}

function summary<T>(snapshot: BulkSnapshot<T>): string {
  const parts = [`${formatNumber(snapshot.done)} done`]
  if (snapshot.failed > 0) parts.push(`${formatNumber(snapshot.failed)} failed`)
  if (snapshot.unanswered > 0) parts.push(`${formatNumber(snapshot.unanswered)} sent without an answer`)
  const { done, failed, unanswered, notStarted } = snapshot
  const underWay = snapshot.items.length - done - failed - unanswered - notStarted
  if (underWay > 0) parts.push(`${formatNumber(underWay)} under way`)
  if (snapshot.notStarted > 0) parts.push(`${formatNumber(snapshot.notStarted)} not started`)
  return `${parts.join(', ')}.`
}

function downloadReport<T>(props: BulkReportProps<T>): void {
  const rows = [
    ['id', 'name', 'result', 'reason'],
    ...props.snapshot.items.map((entry) => [
      props.idOf(entry.item),
      props.nameOf(entry.item),
      stateWords(entry, props),
      entry.state === 'failed' || entry.state === 'unanswered' ? failureWords(entry.error) : '',
    ]),
    ...props.excluded.map((entry) => [props.idOf(entry.item), props.nameOf(entry.item), 'Left out', entry.reason]),
  ]
  downloadText(`latchkey-${props.reportName}-${fileTime(Date.now())}.csv`, 'text/csv', toCsv(rows))
}
