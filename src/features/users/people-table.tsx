import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { copyId } from '@/components/copy-id.ts'
import { DataTable, type RowMenu } from '@/components/data-table.tsx'
import { useRowHeight } from '@/components/use-density.ts'
import type { Selection } from '@/components/use-selection.ts'
import { nextSort } from '@/domain/list-address.ts'
import { peopleSorts, usualColumns, type PeopleKnowledge, type PeopleSortColumn } from '@/domain/people-filters.ts'
import { personName } from '@/domain/person-name.ts'
import type { PersonRow } from '@/domain/person-row.ts'
import { CopyIcon, PersonIcon, RoleIcon, SessionIcon, SignInIcon, TokenIcon } from '@/ui/icons.ts'
import type { MenuItem } from '@/ui/menu-types.ts'
import { personTo } from './people-cells.tsx'
import { PersonCard, peopleTableColumns } from './people-columns.tsx'
import { LazyLiveTokens, NO_TOKENS_YET } from './live-tokens.ts'
import type { PeopleList } from './use-people-list.ts'
import type { PeopleNames } from './use-people-names.ts'
import type { PeopleQueryState } from './use-people-plan.ts'

interface PeopleTableProps {
  list: PeopleList
  state: PeopleQueryState
  known: PeopleKnowledge
  names: PeopleNames
  selection: Selection
  /** Changes with whom is asked for, and their order. */
  viewKey: string
}

/** People as rows. */
export function PeopleTable({ list, state, known, names, selection, viewKey }: PeopleTableProps) {
  const navigate = useNavigate()
  const rowHeight = useRowHeight()
  const { query, toQuery } = state
  const wanted = useMemo<readonly string[]>(() => query.columns ?? usualColumns(known), [query.columns, known])
  const [tokens, setTokens] = useState(NO_TOKENS_YET)
  const wantsTokens = known.hasTokens && wanted.includes('tokens') && list.rows.length > 0
  const options = useMemo(() => ({ known, names: names.names, tokens }), [known, names.names, tokens])
  const columns = useMemo(
    () => peopleTableColumns(options).filter((column) => column.id === 'person' || wanted.includes(column.id)),
    [options, wanted],
  )
  const card = useCallback((row: PersonRow) => <PersonCard row={row} options={options} />, [options])
  const { rows } = list
  const rowAt = (at: number): PersonRow => {
    const row = rows[at]
    if (!row) throw new RangeError(`no row ${at}`)
    return row
  }
  return (
    <>
      {wantsTokens && <LazyLiveTokens onTokens={setTokens} />}
      <DataTable<PersonRow>
        label="People"
        columns={columns}
        count={rows.length}
        rows={rows}
        viewKey={viewKey}
        rowAt={rowAt}
        keyAt={(at) => rows[at]?.user.id ?? ''}
        sort={shownSort(query.sort)}
        sortTo={(id) => {
          const column = peopleSorts(known).find((one) => one === (id === 'person' ? 'name' : id))
          return toQuery(column ? { ...query, sort: sortAfter(query.sort, column) } : query)
        }}
        onOpen={({ user }) => void navigate(personTo(user.id))}
        selection={selection}
        rowHeight={rowHeight}
        isDimmed={list.isDimmed}
        onNearEnd={list.readMore}
        paddingEnd={selection.keys.size > 0 ? 64 : 0}
        rowMenu={ROW_MENU}
        card={card}
        cardHeight={109}
      />
    </>
  )
}

const ROW_MENU: RowMenu<PersonRow> = {
  of: ({ user }) => `@${user.username}`,
  heading: ({ user }) => <bdi>{personName(user)}</bdi>,
  items: menuItems,
}

type Sort = PeopleQueryState['query']['sort']

/** Without an order of its own, the list is by user name. */
function shownSort(sort: Sort) {
  return sort && sort.column !== 'name' ? sort : { column: 'person', isDescending: sort?.isDescending ?? false }
}

/** As in every table: up, down, as it was. By user name it is already. */
function sortAfter(sort: Sort, column: PeopleSortColumn): Sort {
  if (column !== 'name') return nextSort(sort, column)
  if (sort && sort.column !== 'name') return null
  return sort?.isDescending ? null : { column: 'name', isDescending: true }
}

function menuItems({ user }: PersonRow): MenuItem[] {
  const to = (tab: string) => `/users/${user.id}/${tab}`
  return [
    { label: 'Open', icon: PersonIcon, href: personTo(user.id) },
    { label: 'Copy id', icon: CopyIcon, onSelect: () => copyId(user.id) },
    { label: 'Roles & rights', icon: RoleIcon, href: to('roles'), isSeparated: true },
    { label: 'Sign-in', icon: SignInIcon, href: to('sign-in') },
    { label: 'Sessions', icon: SessionIcon, href: to('sessions') },
    { label: 'Tokens', icon: TokenIcon, href: to('tokens') },
  ]
}
