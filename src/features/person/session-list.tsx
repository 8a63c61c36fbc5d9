import { useCallback, useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { DataTable, type RowMenu } from '@/components/data-table.tsx'
import { ReadAgainNotice } from '@/components/read-again-notice.tsx'
import { SelectionBar } from '@/components/selection-bar.tsx'
import { TableFooter } from '@/components/table-footer.tsx'
import { Time } from '@/components/time.tsx'
import { useRowHeight } from '@/components/use-density.ts'
import { useListQuery, type ListQueryState } from '@/components/use-list-query.ts'
import type { Selection } from '@/components/use-selection.ts'
import { useStable } from '@/components/use-stable.ts'
import { useServer } from '@/components/viewer-context.tsx'
import type { SessionRow } from '@/domain/session-facts.ts'
import {
  chooseSessions,
  parseSessionQuery,
  SESSION_SORTS,
  toggleSessionSort,
  toSessionParams,
  type SessionQuery,
} from '@/domain/session-filters.ts'
import { formatNumber } from '@/lib/format.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { SignOutIcon } from '@/ui/icons.ts'
import type { MenuItem } from '@/ui/menu-types.ts'
import { StatePanel } from '@/ui/state-panel.tsx'
import { TOKENS_OFF } from './consequences.tsx'
import { auditsOfSession } from './person-addresses.ts'
import { usePerson } from './person-context.ts'
import { SessionEnd, SessionIdentity, sessionColumns, sessionFullName } from './session-columns.tsx'
import { SessionToolbar } from './session-toolbar.tsx'
import { useEndSessions } from './use-end-sessions.tsx'
import { keptReason, useSessionActs } from './use-session-acts.tsx'
import { useSessionSelection } from './use-session-selection.ts'

interface SessionListProps {
  rows: readonly SessionRow[]
  tokenNames: ReadonlyMap<string, string>
  /** When they were read, ms since epoch. */
  readAt: number
  /** Reading them again failed: they are from before. */
  isStale: boolean
  isReading: boolean
  unreadable: number
  readAgain: () => void
}

/** What it is in two lines, two facts, and the room around them, in px. */
export const SESSION_CARD_HEIGHT = 109
/** The server keeps this many of one person and then ends the longest unused: near it, sessions vanish by themselves. */
const MOST_SESSIONS = 500
const NEAR_MOST = 450

/**
 * The sessions of a person as a list, with ending one, some or all of them. The dialogs stand beside the rows and not among
 * them: what came of ending the last ones of all must outlive the rows.
 */
export function SessionList(props: SessionListProps) {
  const { rows, unreadable } = props
  const selection = useSessionSelection(rows)
  const acts = useSessionActs((ids) => selection.clear(ids))
  const endAll = useEndSessions()
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <Notices {...props} />
      {/* Sessions that could not be read are sessions all the same. */}
      {rows.length === 0 && unreadable === 0 ? (
        <NoSession />
      ) : (
        <Rows {...props} selection={selection} acts={acts} endAll={endAll.ask} />
      )}
      {acts.dialogs}
      {endAll.dialog}
    </div>
  )
}

interface RowsProps extends SessionListProps {
  selection: Selection
  acts: Omit<ReturnType<typeof useSessionActs>, 'dialogs'>
  endAll: () => void
}

function Rows({ rows, readAt, tokenNames, isStale, isReading, unreadable, selection, acts, endAll }: RowsProps) {
  const { isOneself } = usePerson()
  const state = useListQuery(parseSessionQuery, toSessionParams)
  const chosen = useMemo(() => chooseSessions(rows, state.query), [rows, state.query])
  const clearTo = state.toQuery({ ...state.query, q: '', filters: {} })
  const selectable = chosen.filter((row) => !row.session.isCurrent)
  const others = rows.filter((row) => !row.session.isCurrent)
  // All of somebody else's are ended in one go, those that could not be read among them; one's own one by one.
  const noOthersReason =
    others.length > 0 || (unreadable > 0 && !isOneself)
      ? undefined
      : unreadable > 0
        ? 'No other session could be read'
        : 'There is no other session'
  return (
    <>
      <SessionsNote readAt={readAt} />
      <SessionToolbar state={state} rows={rows} clearTo={clearTo}>
        <Button
          variant="danger-outline"
          icon={SignOutIcon}
          disabledReason={noOthersReason}
          onClick={() => (isOneself ? acts.endMany(others) : endAll())}
        >
          {isOneself ? 'End all others…' : 'End all…'}
        </Button>
      </SessionToolbar>
      {chosen.length === 0 && rows.length > 0 ? (
        <NoMatch clearTo={clearTo} onClear={() => state.setText('')} />
      ) : (
        <SessionTable
          chosen={chosen}
          state={state}
          selection={selection}
          endOne={acts.endOne}
          tokenNames={tokenNames}
          isReading={isReading}
        />
      )}
      <TableFooter
        count={chosen.length}
        total={rows.length}
        noun={rows.length === 1 ? 'session' : 'sessions'}
        isComplete={!isStale && unreadable === 0}
      />
      {selection.keys.size > 0 && (
        <SelectionBar
          selection={selection}
          matchingCount={selectable.length}
          onAll={() => selection.add(selectable.map((row) => row.session.id))}
          hiddenCount={[...selection.keys].filter((id) => !chosen.some((row) => row.session.id === id)).length}
        >
          <Button
            size="sm"
            variant="danger-outline"
            onClick={() => acts.endMany(rows.filter((row) => selection.has(row.session.id)))}
          >
            End…
          </Button>
        </SelectionBar>
      )}
    </>
  )
}

function NoMatch({ clearTo, onClear }: { clearTo: string; onClear: () => void }) {
  return (
    <StatePanel
      kind="no-match"
      title="No session matches"
      actions={
        <Link to={clearTo} className={buttonClass({})} onClick={onClear}>
          Clear search and filters
        </Link>
      }
    />
  )
}

function NoSession() {
  const { user } = usePerson()
  const { features } = useServer()
  return (
    <StatePanel kind="empty" title={`@${user.username} is signed in nowhere`}>
      No session, and none that a token has made.{' '}
      {features.tokensEnabled || user.is_bot
        ? 'Tokens may work all the same: their sessions come with their use.'
        : TOKENS_OFF}
    </StatePanel>
  )
}

function Notices({ rows, isStale, isReading, unreadable, readAgain }: SessionListProps) {
  return (
    <>
      {isStale && (
        <ReadAgainNotice
          title="The sessions could not be read again: what is shown is from before"
          isReading={isReading}
          readAgain={readAgain}
        />
      )}
      {unreadable > 0 && (
        <Banner tone="warn" look="strip">
          {`${formatNumber(unreadable)} ${unreadable === 1 ? 'session' : 'sessions'} could not be read.`}
        </Banner>
      )}
      {rows.length >= NEAR_MOST && (
        <Banner tone="warn" look="strip" title={`${formatNumber(rows.length)} sessions`}>
          {`Beyond ${MOST_SESSIONS} the server ends the longest unused ones by itself.`}
        </Banner>
      )}
      <p className="sr-only" role="status">
        {isReading ? 'Reading sessions' : ''}
      </p>
    </>
  )
}

/** What holds for every list of sessions. `readAt` is null while they are being read. */
export function SessionsNote({ readAt }: { readAt: number | null }) {
  const { user } = usePerson()
  const { features } = useServer()
  return (
    <p className="shrink-0 bg-surface px-4 pt-2 text-xs text-ink-3 md:px-6">
      {readAt === null ? 'Reading' : <span>Read {<Time at={readAt} />}</span>}.{' '}
      {(features.tokensEnabled || user.is_bot) && 'Ending a session leaves tokens alive. '}The server keeps no address
      with a session: the audits may tell.
    </p>
  )
}

interface SessionTableProps extends Pick<SessionListProps, 'tokenNames' | 'isReading'> {
  chosen: readonly SessionRow[]
  state: ListQueryState<SessionQuery>
  selection: Selection
  endOne: (row: SessionRow) => void
}

/** The rows themselves. */
export function SessionTable({ chosen, state, selection, endOne, tokenNames, isReading }: SessionTableProps) {
  const { user } = usePerson()
  const navigate = useNavigate()
  const rowHeight = useRowHeight()
  const { query, toQuery } = state
  const tokenTo = useCallback((id: string) => `/users/${user.id}/tokens/${id}`, [user.id])
  const columns = useMemo(() => sessionColumns({ tokenNames, tokenTo }), [tokenNames, tokenTo])
  const itemsOf = useStable((row: SessionRow): MenuItem[] => [
    ...(row.tokenId === null
      ? []
      : [{ label: 'Open token', onSelect: () => void navigate(tokenTo(row.tokenId ?? '')) }]),
    { label: 'Audits of this session', onSelect: () => void navigate(auditsOfSession(user.id, row.session.id)) },
    {
      label: 'End session…',
      icon: SignOutIcon,
      tone: 'danger',
      disabledReason: keptReason(row),
      onSelect: () => endOne(row),
    },
  ])
  const rowMenu = useMemo<RowMenu<SessionRow>>(() => ({ of: sessionFullName, items: itemsOf }), [itemsOf])
  // One's own is pinned above all others.
  const firstSelectable = chosen[0]?.session.isCurrent ? 1 : 0
  return (
    <DataTable<SessionRow>
      label="Sessions"
      columns={columns}
      count={chosen.length}
      viewKey={JSON.stringify([query.q, query.filters, query.sort])}
      rowAt={(at) => chosen[at] ?? nothingThere()}
      keyAt={(at) => chosen[at]?.session.id ?? ''}
      sort={query.sort}
      sortTo={(id) => {
        const column = SESSION_SORTS.find((known) => known === id)
        return toQuery(column ? toggleSessionSort(query, column) : query)
      }}
      // A session has no page of its own; that of a token leads to the token.
      onOpen={(row) => (row.tokenId ? void navigate(tokenTo(row.tokenId)) : selection.toggle(row.session.id))}
      selection={selection}
      firstSelectable={firstSelectable}
      rowHeight={rowHeight}
      isDimmed={isReading}
      paddingEnd={selection.keys.size > 0 ? 64 : 0}
      rowMenu={rowMenu}
      card={sessionCard}
      cardHeight={SESSION_CARD_HEIGHT}
    />
  )
}

function sessionCard(row: SessionRow) {
  return (
    <span className="flex min-w-0 flex-col gap-1 text-sm">
      <SessionIdentity row={row} />
      <span className="truncate ps-6.5 text-ink-2">
        Last activity ≥ <Time at={row.lastActivity} isFocusable={false} />
      </span>
      <span className="flex gap-1 truncate ps-6.5 text-ink-2">
        Expires: <SessionEnd row={row} />
      </span>
    </span>
  )
}

function nothingThere(): never {
  throw new Error('the table asked for a row beyond the last')
}
