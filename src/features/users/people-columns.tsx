import type { Column } from '@/components/data-table.tsx'
import { Time } from '@/components/time.tsx'
import { authMethodWords } from '@/domain/auth-method.ts'
import type { PeopleColumn, PeopleKnowledge } from '@/domain/people-filters.ts'
import type { PersonRow } from '@/domain/person-row.ts'
import { formatNumber } from '@/lib/format.ts'
import { Skeleton } from '@/ui/skeleton.tsx'
import { Unknown } from '@/ui/unknown.tsx'
import { LastLoginCell, MfaCell, PersonCell, RolesCell, StateCell, Text } from './people-cells.tsx'
import type { LiveTokens } from './live-tokens.ts'

/** What columns are called, in menus and heads. */
export const PEOPLE_COLUMN_WORDS: Record<PeopleColumn, string> = {
  email: 'E-mail',
  roles: 'Roles',
  state: 'State',
  method: 'Sign-in method',
  mfa: 'MFA',
  lastLogin: 'Last sign-in',
  tokens: 'Live tokens',
  failed: 'Failed attempts',
  created: 'Created',
}

interface PeopleColumnsOptions {
  known: PeopleKnowledge
  names: ReadonlyMap<string, string>
  tokens: LiveTokens
}

/** The columns a table of people can have, in their order; the person first. */
export function peopleTableColumns(options: PeopleColumnsOptions): Column<PersonRow>[] {
  const { names, tokens } = options
  const of = (id: PeopleColumn, rest: Omit<Column<PersonRow>, 'id' | 'header'>): Column<PersonRow> => ({
    id,
    header: PEOPLE_COLUMN_WORDS[id],
    ...rest,
  })
  return [
    {
      id: 'person',
      header: 'Person',
      headerHint: 'Sorted by user name',
      width: 11.25,
      grow: 1,
      isSortable: true,
      cell: ({ user }) => <PersonCell user={user} />,
    },
    of('email', { width: 11, grow: 1.4, isSortable: true, cell: ({ user }) => <EmailCell email={user.email} /> }),
    of('roles', { width: 8.75, grow: 1.3, cell: ({ user }) => <RolesCell user={user} names={names} /> }),
    of('state', { width: 7.5, cell: ({ user }) => <StateCell user={user} /> }),
    of('method', {
      width: 9.75,
      cell: ({ user }) => <Text>{authMethodWords(user.auth_service)}</Text>,
    }),
    of('mfa', { width: 4.25, cell: ({ user }) => <MfaCell user={user} /> }),
    of('lastLogin', {
      width: 7.5,
      headerHint: 'None noted: never, or before the server began to note it',
      isSortable: true,
      cell: ({ lastLogin }) => <LastLoginCell at={lastLogin} />,
    }),
    of('tokens', {
      width: 6.25,
      align: 'end',
      headerHint: 'Personal access tokens that work now',
      cell: ({ user }) => <TokensCell userId={user.id} tokens={tokens} />,
    }),
    of('failed', {
      width: 8.5,
      align: 'end',
      headerHint: 'Attempts to sign in that failed since the last success',
      isSortable: true,
      cell: ({ user }) => formatNumber(user.failed_attempts),
    }),
    of('created', {
      width: 7.5,
      isSortable: true,
      cell: ({ user }) =>
        user.create_at > 0 ? <Time at={user.create_at} isFocusable={false} /> : <Unknown reason="Not told" />,
    }),
  ]
}

function EmailCell({ email }: { email: string }) {
  return email === '' ? <Unknown reason="Not shown to you" /> : <Text>{email}</Text>
}

function TokensCell({ userId, tokens }: { userId: string; tokens: LiveTokens }) {
  if (tokens.state === 'failed') return <Unknown reason="The list of tokens could not be read" />
  if (tokens.state === 'reading') return <Skeleton className="h-3 w-6" />
  const live = tokens.countOf(userId)
  if (live === null) return <Unknown reason="Whether their tokens work could not be read" />
  const count = formatNumber(live)
  return tokens.state === 'partial' ? <span title="Not all tokens could be read">{`≥ ${count}`}</span> : count
}

/** A person on a narrow screen: who, what they are, and the facts that matter. */
export function PersonCard({ row, options }: { row: PersonRow; options: PeopleColumnsOptions }) {
  const { user } = row
  const { known, names } = options
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <PersonCell user={user} />
      <span className="flex min-w-0 items-center gap-3">
        <StateCell user={user} />
        <span className="flex items-center gap-1 text-sm">
          <span className="text-ink-3">MFA</span> <MfaCell user={user} />
        </span>
        {known.hasReport && (
          <span className="min-w-0 truncate text-ink-2">
            <LastLoginCell at={row.lastLogin} />
          </span>
        )}
      </span>
      <span className="min-w-0 text-ink-2">
        <RolesCell user={user} names={names} />
      </span>
    </div>
  )
}
