import { describe, expect, it } from 'vitest'
import { PeopleIndex } from './people-index.ts'
import type { PeopleFilters } from './people-filters.ts'
import type { PersonRow } from './person-row.ts'
import { DAY, NOW, user } from './test-objects.ts'

function row(name: string, about: Partial<PersonRow['user']> = {}, lastLogin: number | null = NOW): PersonRow {
  return { user: user(name, { username: name, ...about }), lastLogin }
}

const PEOPLE: readonly PersonRow[] = [
  row('zoe', { first_name: 'Zoë', last_name: 'Müller', mfa_active: true, create_at: 3 }),
  row('ada', { roles: 'system_admin system_user', create_at: 1 }, 0),
  row('leo', { failed_attempts: 10, create_at: 2 }, NOW - 91 * DAY),
  row('dora', { delete_at: NOW, auth_service: 'ldap', failed_attempts: 3, create_at: 4 }, null),
  row('max', { roles: 'system_user system_user_manager', auth_service: 'ldap', create_at: 5 }, NOW - 89 * DAY),
]

function found(filters: PeopleFilters, q = ''): string[] {
  const index = new PeopleIndex()
  index.set(PEOPLE)
  return index.view({ q, filters, sort: null }, NOW).map(({ user: one }) => one.username)
}

describe('people read to the end', () => {
  it('are searched in all their names, with and without accents, every word', () => {
    expect(found({}, 'muller ZOE')).toEqual(['zoe'])
    expect(found({}, '@leo')).toEqual(['leo'])
    expect(found({}, '@le')).toEqual(['leo'])
    // Somebody's id begins with the first, somebody's name goes on with the second.
    expect(found({}, '@leou')).toEqual([])
    expect(found({}, '@eo')).toEqual([])
    expect(found({}, PEOPLE[3]?.user.id ?? '')).toEqual(['dora'])
    expect(found({}, 'leo zoe')).toEqual([])
  })

  it.each<[PeopleFilters, string[]]>([
    [{}, ['ada', 'dora', 'leo', 'max', 'zoe']],
    [{ mfa: 'on' }, ['zoe']],
    [{ mfa: 'off', state: 'active' }, ['ada', 'leo', 'max']],
    [{ state: 'deactivated' }, ['dora']],
    [{ state: 'locked' }, ['leo']],
    [{ role: 'system_admin' }, ['ada']],
    [{ role: 'system_user_manager' }, ['max']],
    [{ method: 'ldap' }, ['dora', 'max']],
    [{ method: 'email', failed: 'any' }, ['leo']],
    [{ seen: 'never' }, ['ada']],
    // Whoever never signed in did not do so in 90 days either; of whom it is not told, nothing is claimed.
    [{ seen: '90d' }, ['ada', 'leo']],
  ])('are filtered by %j', (filters, names) => {
    expect(found(filters)).toEqual(names)
  })

  it('are sorted by every column, both ways', () => {
    const index = new PeopleIndex()
    index.set(PEOPLE)
    const by = (column: 'name' | 'email' | 'created' | 'lastLogin' | 'failed', isDescending = false) =>
      index.view({ q: '', filters: {}, sort: { column, isDescending } }, NOW).map(({ user: one }) => one.username)
    expect(by('name', true)).toEqual(['zoe', 'max', 'leo', 'dora', 'ada'])
    expect(by('created')).toEqual(['ada', 'leo', 'zoe', 'dora', 'max'])
    expect(by('lastLogin')).toEqual(['dora', 'ada', 'leo', 'max', 'zoe'])
    expect(by('failed', true)).toEqual(['leo', 'dora', 'zoe', 'max', 'ada'])
  })

  it('grow, and single ones are replaced', () => {
    const index = new PeopleIndex()
    index.set(PEOPLE.slice(0, 2))
    expect(index.view({ q: '', filters: {}, sort: null }, NOW)).toHaveLength(2)
    index.set(PEOPLE)
    expect(index.size).toBe(5)
    const changed = row('leo', { last_name: 'Anders' })
    index.set(PEOPLE.with(2, changed))
    expect(index.view({ q: 'anders', filters: {}, sort: null }, NOW)).toEqual([changed])
    index.set(PEOPLE.slice(0, 1))
    expect(index.view({ q: '', filters: {}, sort: null }, NOW)).toHaveLength(1)
  })

  it('are found at once among 50 000', () => {
    const index = new PeopleIndex()
    index.set(Array.from({ length: 50_000 }, (_, at) => row(`person${at}`)))
    expect(index.view({ q: 'person4999', filters: { mfa: 'off' }, sort: null }, NOW)).toHaveLength(11)
  })
})
