import { act, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { MemoryRouter } from 'react-router'
import * as v from 'valibot'
import { beforeEach, expect, it, vi } from 'vitest'
import { auditSchema } from '@/api/objects/audit.ts'
import { sessionSchema } from '@/api/objects/session.ts'
import type { DataTableProps } from '@/components/data-table.tsx'
import type { ListQueryState } from '@/components/use-list-query.ts'
import { auditEntries, parseAuditQuery, type AuditEntry } from '@/domain/audit-list.ts'
import { sessionRow, type SessionRow } from '@/domain/session-facts.ts'
import { parseSessionQuery } from '@/domain/session-filters.ts'
import { NOW, user, userId } from '@/domain/test-objects.ts'
import { AuditTable } from './audit-list.tsx'
import { PersonContext } from './person-context.ts'
import { SessionTable } from './session-list.tsx'
import { useSessionSelection } from './use-session-selection.ts'
import { factsOf } from './test-facts.ts'

// Rows are drawn anew when what the table hands to them is another object: what it is given is looked at, not drawn.
const given: DataTableProps<unknown>[] = []
vi.mock('@/components/data-table.tsx', () => ({
  DataTable: (props: DataTableProps<unknown>) => {
    given.push(props)
    return null
  },
}))

beforeEach(() => {
  given.length = 0
})
const TOM = user('tom')
const [ENTRY] = auditEntries(
  [v.parse(auditSchema, { id: 'a', create_at: NOW, user_id: TOM.id, action: '/api/v4/users/logout' })],
  false,
)
const ROW = sessionRow(v.parse(sessionSchema, { id: userId('session'), user_id: TOM.id }), {
  roles: TOM.roles,
  tokenNames: new Map(),
  now: NOW,
})
const CHOSEN_ENTRIES = ENTRY ? [ENTRY] : []
const CHOSEN_ROWS = [ROW]
const NAMES: ReadonlyMap<string, string> = new Map()

/** Another object each time, as after a change of the address. */
function stateOf<Query extends { q: string }>(query: Query): ListQueryState<Query> {
  return { query, ignored: [], toQuery: () => '/', text: '', setText: () => undefined, restedText: '' }
}

function Audits({ open }: { open: (entry: AuditEntry) => void }) {
  const state = stateOf(parseAuditQuery(new URLSearchParams()).query)
  return <AuditTable chosen={CHOSEN_ENTRIES} names={NAMES} state={state} isReading={false} open={open} />
}

function Sessions({ open }: { open: (row: SessionRow) => void }) {
  const state = stateOf(parseSessionQuery(new URLSearchParams()).query)
  const selection = useSessionSelection(CHOSEN_ROWS)
  return (
    <SessionTable
      chosen={CHOSEN_ROWS}
      state={state}
      selection={selection}
      endOne={open}
      tokenNames={NAMES}
      isReading={false}
    />
  )
}

function page(list: ReactElement) {
  return (
    <MemoryRouter>
      <PersonContext value={factsOf(TOM)}>{list}</PersonContext>
    </MemoryRouter>
  )
}

it.each([
  ['audits', (open: () => void) => <Audits open={open} />, 'As the server has it…', ENTRY],
  ['sessions', (open: () => void) => <Sessions open={open} />, 'End session…', ROW],
])('gives the rows of %s the same to draw with, and does what the list last drawn does', (_, list, item, row) => {
  const [before, after] = [vi.fn(), vi.fn()]
  const { rerender } = render(page(list(before)))
  const first = given.at(-1)
  rerender(page(list(after)))
  expect(given.length).toBeGreaterThan(1)
  const last = given.at(-1)
  expect(last?.columns).toBe(first?.columns)
  expect(last?.rowMenu).toBe(first?.rowMenu)
  expect(last?.card).toBe(first?.card)
  first?.rowMenu
    ?.items(row)
    .find(({ label }) => label === item)
    ?.onSelect?.()
  expect([before.mock.calls.length, after.mock.calls.length]).toEqual([0, 1])
})

it('keeps ticking a row the same act while rows are ticked', () => {
  render(page(<Sessions open={() => undefined} />))
  const first = given.at(-1)?.selection
  act(() => first?.toggle(ROW.session.id))
  const last = given.at(-1)?.selection
  expect(last?.has(ROW.session.id)).toBe(true)
  expect(last?.toggle).toBe(first?.toggle)
})
