import { useCallback, useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { DataTable, type RowMenu } from '@/components/data-table.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { ListExportMenu } from '@/components/list-export-menu.tsx'
import { Time } from '@/components/time.tsx'
import { useRowHeight } from '@/components/use-density.ts'
import { useNow } from '@/components/use-now.ts'
import { useStable } from '@/components/use-stable.ts'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { writeList } from '@/components/write-list.ts'
import { auditWords, clearedAuditQuery, signInDays, toAuditParams, type AuditEntry } from '@/domain/audit-list.ts'
import { formatDate, formatDateTime, formatNumber } from '@/lib/format.ts'
import { Banner } from '@/ui/banner.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { DayBars } from '@/ui/day-bars.tsx'
import type { MenuItem } from '@/ui/menu-types.ts'
import { OriginMark } from '@/ui/origin-mark.tsx'
import { StatePanel } from '@/ui/state-panel.tsx'
import { AuditResultBadge, auditColumns } from './audit-columns.tsx'
import { AuditFooter } from './audit-footer.tsx'
import type { AuditRowDialogProps } from './audit-row-dialog.tsx'
import { Sentence } from './audit-sentence.tsx'
import { AuditToolbar } from './audit-toolbar.tsx'
import { sessionsLike } from './person-addresses.ts'
import { usePerson } from './person-context.ts'
import type { Audits } from './use-audits.ts'

const AuditRowDialog = lazyPart<AuditRowDialogProps>(
  async () => (await import('./audit-row-dialog.tsx')).AuditRowDialog,
)

/** Two lines and the room around them, in px. */
export const AUDIT_CARD_HEIGHT = 69

/** The audits that are loaded, as a list. */
export function AuditList({ audits }: { audits: Audits }) {
  const { state, chosen, entries, names, pages, unreadable } = audits
  const [open, setOpen] = useState<AuditEntry | null>(null)
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {unreadable > 0 && (
        <Banner tone="warn" look="strip">
          {`${unreadableWords(unreadable)}.`}
        </Banner>
      )}
      <SignIns audits={audits} />
      <AuditToolbar audits={audits}>
        <Export audits={audits} />
      </AuditToolbar>
      {chosen.length === 0 && entries.length > 0 ? (
        <StatePanel
          kind="no-match"
          title={pages.hasNextPage ? 'No row that is loaded matches' : 'No row matches'}
          actions={
            <Link
              to={state.toQuery(clearedAuditQuery(state.query))}
              className={buttonClass({})}
              onClick={() => state.setText('')}
            >
              Clear search and filters
            </Link>
          }
        >
          {pages.hasNextPage ? 'Older rows may: load further back below.' : undefined}
        </StatePanel>
      ) : (
        <AuditTable
          chosen={chosen}
          names={names}
          state={state}
          isReading={pages.isRefetching && !pages.isFetchingNextPage}
          open={setOpen}
        />
      )}
      <AuditFooter audits={audits} />
      {open && <AuditRowDialog entry={open} names={names} onClose={() => setOpen(null)} />}
    </div>
  )
}

function unreadableWords(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'row' : 'rows'} could not be read`
}

/** Sign-ins a day over a month, of what is loaded. */
function SignIns({ audits }: { audits: Audits }) {
  const now = useNow()
  const rows = audits.audits
  const days = useMemo(() => signInDays(rows ?? [], now), [rows, now])
  const isWhole = !audits.pages.hasNextPage || (audits.oldest ?? 0) < (days[0]?.start ?? 0)
  return (
    <div className="hidden shrink-0 border-b border-line bg-surface px-4 pt-3 pb-2 md:block md:px-6">
      <div className="mb-1 flex items-center gap-1 text-xs text-ink-2">
        {`Sign-ins a day, 30 days${isWhole ? '' : ', as far as loaded'}`}
        <OriginMark origin="audit" about="Sign-ins a day">
          Counted from the rows that are loaded. Failed sign-ins are not here: the server notes them without a person.
          What plugins and jobs do, and reading, leave no row.
        </OriginMark>
      </div>
      {days.some((day) => day.count > 0) ? (
        <DayBars
          label="Sign-ins a day"
          words="signed in"
          days={days.map(({ start, count }) => ({ label: formatDate(start), count }))}
        />
      ) : (
        <p className="h-15 text-sm text-ink-3">None</p>
      )}
    </div>
  )
}

function Export({ audits }: { audits: Audits }) {
  const server = useServer()
  const viewer = useViewer()
  const { chosen, names, pages, oldest, state, unreadable } = audits
  return (
    <ListExportMenu
      shown={chosen.length}
      selected={0}
      onWrite={(format) =>
        void writeList(
          format,
          chosen,
          {
            server: server.address,
            serverVersion: server.version,
            madeBy: viewer.user.username,
            readAt: pages.dataUpdatedAt,
            isComplete: !pages.hasNextPage && unreadable === 0,
          },
          async () => ({
            kind: (await import('@/domain/audit-export.ts')).auditExport(names),
            filters: toAuditParams(state.query).toString() || 'none',
            gaps: [
              ...(oldest === null ? [] : [`loaded back to ${formatDate(oldest)}`]),
              ...(unreadable > 0 ? [unreadableWords(unreadable)] : []),
            ].join('; '),
          }),
        )
      }
    />
  )
}

interface AuditTableProps extends Pick<Audits, 'chosen' | 'names' | 'state'> {
  isReading: boolean
  /** Called with the row that is to be shown as the server has it. */
  open: (entry: AuditEntry) => void
}

/** The rows themselves. */
export function AuditTable({ chosen, names, state, isReading, open }: AuditTableProps) {
  const { user } = usePerson()
  const { query, toQuery } = state
  const navigate = useNavigate()
  const rowHeight = useRowHeight()
  const columns = useMemo(() => auditColumns(names), [names])
  const itemsOf = useStable((entry: AuditEntry): MenuItem[] => [
    { label: 'As the server has it…', onSelect: () => open(entry) },
    {
      label: 'Only this address',
      disabledReason: entry.audit.ip_address === '' ? 'The row has none' : undefined,
      onSelect: () => void navigate(toQuery({ ...query, ip: entry.audit.ip_address })),
    },
    {
      label: 'Only this session',
      disabledReason: entry.audit.session_id === '' ? 'Nobody was signed in' : undefined,
      onSelect: () => void navigate(toQuery({ ...query, session: entry.audit.session_id })),
    },
    {
      label: 'Look for the session',
      disabledReason: entry.audit.session_id === '' ? 'Nobody was signed in' : undefined,
      onSelect: () => void navigate(sessionsLike(user.id, entry.audit.session_id)),
    },
  ])
  const rowMenu = useMemo<RowMenu<AuditEntry>>(
    () => ({
      of: (entry) => `${auditWords(entry, names)}, ${formatDateTime(entry.audit.create_at)}`,
      items: itemsOf,
    }),
    [itemsOf, names],
  )
  const card = useCallback((entry: AuditEntry) => <AuditCard entry={entry} names={names} />, [names])
  return (
    <DataTable<AuditEntry>
      label="Audits"
      columns={columns}
      count={chosen.length}
      viewKey={toAuditParams(query).toString()}
      rowAt={(at) => chosen[at] ?? nothingThere()}
      keyAt={(at) => chosen[at]?.audit.id ?? ''}
      sort={null}
      sortTo={() => toQuery(query)}
      onOpen={open}
      rowHeight={rowHeight}
      isDimmed={isReading}
      rowMenu={rowMenu}
      cardHeight={AUDIT_CARD_HEIGHT}
      card={card}
    />
  )
}

function AuditCard({ entry, names }: { entry: AuditEntry; names: ReadonlyMap<string, string> }) {
  return (
    <span className="flex min-w-0 flex-col gap-1 text-sm">
      <span className="truncate">
        <Sentence sentence={entry.sentence} names={names} />
      </span>
      <span className="flex gap-2 text-ink-2">
        <AuditResultBadge entry={entry} />
        <Time at={entry.audit.create_at} isFocusable={false} />
        <span className="truncate font-mono text-xs leading-5">{entry.audit.ip_address}</span>
      </span>
    </span>
  )
}

function nothingThere(): never {
  throw new Error('the table asked for a row beyond the last')
}
