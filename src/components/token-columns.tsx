import { clsx } from 'clsx'
import { useLocation } from 'react-router'
import type { InventoryRow } from '@/domain/inventory-row.ts'
import type { LastUse } from '@/domain/last-use.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { WEAK_DESCRIPTION_WORDS } from '@/domain/token-description.ts'
import { isBotKind, TOKEN_KIND_WORDS } from '@/domain/token-kind.ts'
import { Badge, type BadgeProps } from '@/ui/badge.tsx'
import { Unknown } from '@/ui/unknown.tsx'
import { AdminIcon, BotIcon, OwnerlessIcon, PersonIcon, PluginIcon, UnknownIcon, type Icon } from '@/ui/icons.ts'
import { Skeleton } from '@/ui/skeleton.tsx'
import type { Column } from './data-table.tsx'
import { Person } from './person.tsx'
import { RowLink } from './row-link.tsx'
import { ExpiryBadge, StatusBadge } from './token-badges.tsx'
import { Time } from './time.tsx'
import { tokenName } from './token-subject.ts'

const KIND_ICONS: Record<InventoryRow['kind'], Icon> = {
  person: PersonIcon,
  bot: BotIcon,
  'plugin-bot': PluginIcon,
  unknown: UnknownIcon,
}

const KIND: Column<InventoryRow> = {
  id: 'kind',
  header: 'Kind',
  width: 8.5,
  isSortable: true,
  cell: (row) => (
    <Badge look="plain" icon={KIND_ICONS[row.kind]}>
      {TOKEN_KIND_WORDS[row.kind]}
    </Badge>
  ),
}

const EMAIL: Column<InventoryRow> = {
  id: 'email',
  header: 'E-mail',
  width: 12,
  grow: 1,
  cell: (row) =>
    row.owner?.email ? (
      <span className="block truncate">{row.owner.email}</span>
    ) : (
      <Unknown reason="Not known, or not shown to you" />
    ),
}

const STATUS: Column<InventoryRow> = {
  id: 'status',
  header: 'Status',
  width: 7,
  isSortable: true,
  cell: (row) => <StatusBadge status={row.status} isBot={isBotKind(row.kind)} />,
}

/** The last recorded use by token id, from the sessions of all owners shown; null where these cannot be read. */
export type TokenUses = ReadonlyMap<string, LastUse> | 'reading' | null

interface TokenColumnsOptions {
  /** The address of the list, without its query: that of a token's drawer is below it. */
  listPath: string
  uses?: TokenUses | undefined
  /** Ids of owners that could not be read; others that are not there are on their way. */
  failedOwners?: ReadonlySet<string> | undefined
}

/** The columns a table of tokens can have, in their order. */
export function tokenColumns(
  features: ServerFeatures,
  { listPath, uses, failedOwners }: TokenColumnsOptions,
): (Column<InventoryRow> & { isFixed?: boolean })[] {
  return [
    {
      id: 'description',
      header: 'Description',
      width: 14,
      grow: 2,
      isSortable: true,
      isFixed: true,
      isStacked: true,
      cell: (row) => <DescriptionCell row={row} listPath={listPath} />,
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 11,
      grow: 1.2,
      isSortable: true,
      cell: (row) => <OwnerCell row={row} hasFailed={failedOwners?.has(row.token.user_id) ?? false} />,
    },
    KIND,
    EMAIL,
    STATUS,
    ...(features.tokenExpiry
      ? [
          {
            id: 'expires',
            header: 'Expires',
            width: 7.5,
            isSortable: true,
            cell: (row: InventoryRow) => (
              <ExpiryBadge expiresAt={row.token.expires_at} state={row.expiry} isFocusable={false} />
            ),
          },
        ]
      : []),
    ...(uses
      ? [
          {
            id: 'use',
            header: 'Last use ≥',
            headerHint: 'The last use that a session shows. The real one may be later.',
            width: 7.5,
            isFixed: true,
            cell: (row: InventoryRow) =>
              uses === 'reading' ? <Skeleton className="h-3 w-16" /> : <UseCell use={uses.get(row.token.id)} />,
          },
        ]
      : []),
    { id: 'notes', header: 'Notes', width: 12, grow: 1, cell: (row) => <Notes row={row} /> },
    {
      id: 'id',
      header: 'Token id',
      width: 15.5,
      cell: (row) => <span className="font-mono text-xs text-ink-2">{row.token.id}</span>,
    },
  ]
}

/** The columns shown when the address names none. The id stands under the description already. */
export const DEFAULT_TOKEN_COLUMNS = ['description', 'owner', 'kind', 'status', 'expires', 'notes']

interface TokenLinkProps {
  row: InventoryRow
  listPath: string
  className: string
}

/** Leads to the token's drawer, and keeps the query of the list: which it reads by itself, so that no row is drawn for it. */
function TokenLink({ row, listPath, className }: TokenLinkProps) {
  const { search } = useLocation()
  const name = tokenName(row.token)
  return (
    <RowLink
      to={`${listPath}/${row.token.id}${search}`}
      dir="auto"
      title={name}
      className={clsx('truncate font-medium', className)}
    >
      {name}
    </RowLink>
  )
}

function DescriptionCell({ row, listPath }: { row: InventoryRow; listPath: string }) {
  return (
    <>
      <TokenLink
        row={row}
        listPath={listPath}
        className={clsx('hover:underline', row.descriptionWeakness === 'blank' && 'text-ink-3 italic')}
      />
      <span className="truncate font-mono text-xs text-ink-3">{row.token.id}</span>
    </>
  )
}

function OwnerCell({ row, hasFailed }: { row: InventoryRow; hasFailed: boolean }) {
  if (row.owner === undefined && hasFailed) return <Unknown reason="The owner could not be read" />
  if (row.owner === undefined) return <Skeleton className="h-3 w-32" />
  if (row.owner === null) return <Unknown reason={`The account ${row.token.user_id} no longer exists`} />
  return <Person user={row.owner} size={32} />
}

function UseCell({ use }: { use: LastUse | undefined }) {
  return use ? (
    <Time at={use.at} isFocusable={false} />
  ) : (
    <Unknown reason="No use seen since its session was last cleared" />
  )
}

interface Note extends BadgeProps {
  children: string
}

/** What makes a token worth a look, worst first. */
function notesOf(row: InventoryRow): Note[] {
  const weakness = row.descriptionWeakness
  const notes: (Note | false | null)[] = [
    row.isAdministrator && {
      children: 'Administrator',
      tone: 'danger',
      icon: AdminIcon,
      tooltip: 'The owner is a system administrator: this token may do everything.',
    },
    row.breaksPolicy && {
      children: 'Breaks policy',
      tone: 'warn',
      tooltip: "It lives longer than the server's policy allows for new tokens.",
    },
    row.isBotWithoutOwner && {
      children: 'Bot without owner',
      tone: 'warn',
      icon: OwnerlessIcon,
      tooltip: 'The person who owned this bot is deactivated or gone.',
    },
    row.isGuest && { children: 'Guest' },
    weakness && weakness !== 'blank' && { children: 'Says little', tooltip: WEAK_DESCRIPTION_WORDS[weakness] },
    row.isDuplicate && { children: 'Duplicate', tooltip: 'The owner has another token of the same description.' },
  ]
  return notes.filter((note) => !!note)
}

/** The worst of the notes; how many more there are, and which. */
function Notes({ row }: { row: InventoryRow }) {
  const [worst, ...more] = notesOf(row)
  const rest = more.map((note) => note.children).join(', ')
  return (
    <>
      {worst && <Badge {...worst} />}
      {rest && (
        <Badge className="ms-1 shrink-0" tooltip={rest}>
          {`+${more.length}`} <span className="sr-only">{rest}</span>
        </Badge>
      )}
    </>
  )
}

interface TokenCardProps {
  row: InventoryRow
  listPath: string
  hasOwner: boolean
}

/** A token on a narrow screen: what it is, whose, and the facts that matter. */
export function TokenCard({ row, listPath, hasOwner }: TokenCardProps) {
  const { token, owner } = row
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <TokenLink row={row} listPath={listPath} className="" />
      <span className="flex items-center">
        <span className={clsx('me-auto truncate pe-2 text-ink-2', !hasOwner && 'font-mono text-xs')}>
          {!hasOwner ? token.id : owner ? `@${owner.username}` : owner === null ? 'Owner gone' : 'Owner not read'}
        </span>
        <span className="flex shrink-0">
          <Notes row={row} />
        </span>
      </span>
      <span className="flex gap-3">
        <StatusBadge status={row.status} isBot={isBotKind(row.kind)} />
        {token.expires_at !== undefined && (
          <ExpiryBadge expiresAt={token.expires_at} state={row.expiry} isFocusable={false} />
        )}
      </span>
    </div>
  )
}
