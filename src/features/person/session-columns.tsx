import { Link } from 'react-router'
import type { Column } from '@/components/data-table.tsx'
import { Time } from '@/components/time.tsx'
import { roleWords } from '@/domain/role-words.ts'
import { sessionEnd, SIGNED_IN_WITH_WORDS, type SessionRow } from '@/domain/session-facts.ts'
import { formatDateTime } from '@/lib/format.ts'
import { Badge } from '@/ui/badge.tsx'
import {
  BrowserIcon,
  DesktopIcon,
  ExpiredIcon,
  MobileIcon,
  PluginIcon,
  TokenIcon,
  WarnIcon,
  type Icon,
} from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { Unknown } from '@/ui/unknown.tsx'

const ICONS: Record<SessionRow['kind'], Icon> = {
  browser: BrowserIcon,
  desktop: DesktopIcon,
  mobile: MobileIcon,
  token: TokenIcon,
  app: PluginIcon,
}

const NOT_KEPT = 'The server keeps nothing of it with the session'

/** What a session is called: the app, else the kind. */
export function sessionName(row: SessionRow): string {
  return row.app === '' ? SIGNED_IN_WITH_WORDS[row.kind] : row.app
}

/** A session among others of the same app: with the system, and when it was last in use. */
export function sessionFullName(row: SessionRow): string {
  const system = row.system === '' ? '' : ` on ${row.system}`
  return `${sessionName(row)}${system}, last active ${formatDateTime(row.lastActivity)}`
}

/** Kind and app, the session one is in marked. */
export function SessionIdentity({ row }: { row: SessionRow }) {
  const Mark = ICONS[row.kind]
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Glyph icon={Mark} className="text-ink-3" />
      <span className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium text-ink">{sessionName(row)}</span>
          {row.session.isCurrent && (
            <Badge tone="info" icon={null} className="-my-0.5 shrink-0">
              This session
            </Badge>
          )}
        </span>
        <span className="truncate text-xs text-ink-3">
          {row.app === ''
            ? row.system === ''
              ? 'Nothing known of the device'
              : row.system
            : SIGNED_IN_WITH_WORDS[row.kind]}
        </span>
      </span>
    </span>
  )
}

/** Until when it lasts. */
export function SessionEnd({ row }: { row: SessionRow }) {
  const end = sessionEnd(row)
  if (end === null) return <span className="text-ink-2">{row.kind === 'token' ? 'With the token' : 'Never'}</span>
  if (row.isOver) {
    return (
      <Badge look="plain" icon={ExpiredIcon}>
        <Time at={end} isFocusable={false} />
      </Badge>
    )
  }
  return <Time at={end} isFocusable={false} />
}

/** With which roles it acts that are not the account’s, and without which. */
function Drift({ row }: { row: SessionRow }) {
  if (!row.drift) return <span className="text-ink-3">The account’s</span>
  const { extra, missing } = row.drift
  const words = [
    ...(extra.length > 0 ? [`also ${extra.map((role) => roleWords(role)).join(', ')}`] : []),
    ...(missing.length > 0 ? [`without ${missing.map((role) => roleWords(role)).join(', ')}`] : []),
  ].join('; ')
  return (
    <Badge look="plain" tone="warn" icon={WarnIcon} tooltip={words}>
      {words}
    </Badge>
  )
}

interface ColumnOptions {
  /** Descriptions of the person's tokens, as far as they were read. */
  tokenNames: ReadonlyMap<string, string>
  /** The address of a token of the person. */
  tokenTo: (tokenId: string) => string
}

/** The columns of a table of sessions. */
export function sessionColumns({ tokenNames, tokenTo }: ColumnOptions): Column<SessionRow>[] {
  return [
    {
      id: 'kind',
      header: 'Signed in with',
      width: 13.5,
      grow: 2,
      isSortable: true,
      cell: (row) => <SessionIdentity row={row} />,
    },
    {
      id: 'system',
      header: 'System',
      width: 6,
      grow: 1,
      cell: (row) =>
        row.system === '' ? <Unknown reason={NOT_KEPT} /> : <span className="block truncate">{row.system}</span>,
    },
    {
      id: 'token',
      header: 'Token behind it',
      width: 10,
      grow: 1,
      cell: (row) =>
        row.tokenId === null ? (
          <span className="text-ink-3">None</span>
        ) : (
          <Link to={tokenTo(row.tokenId)} className="block truncate text-accent-ink hover:underline">
            <bdi>{tokenNames.get(row.tokenId)?.trim() || row.tokenId}</bdi>
          </Link>
        ),
    },
    {
      id: 'created',
      header: 'Created',
      width: 7.5,
      isSortable: true,
      cell: (row) => <Time at={row.session.create_at} isFocusable={false} />,
    },
    {
      id: 'activity',
      header: 'Last activity ≥',
      headerHint: 'At this time or later: the server notes only some calls, at most every 5 minutes',
      width: 8.5,
      isSortable: true,
      cell: (row) => <Time at={row.lastActivity} isFocusable={false} />,
    },
    { id: 'expires', header: 'Expires', width: 8, isSortable: true, cell: (row) => <SessionEnd row={row} /> },
    { id: 'roles', header: 'Roles', width: 8, grow: 1, cell: (row) => <Drift row={row} /> },
    {
      id: 'id',
      header: 'Session id',
      width: 7,
      // Both ends: what tells one id from the next, and what somebody remembers of it.
      cell: ({ session: { id } }) => (
        <span className="font-mono text-xs text-ink-2" title={id}>{`${id.slice(0, 5)}…${id.slice(-4)}`}</span>
      ),
    },
  ]
}
