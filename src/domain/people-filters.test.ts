import { describe, expect, it } from 'vitest'
import {
  parsePeopleQuery,
  peopleAddress,
  togglePeopleFilter,
  peopleColumns,
  usualColumns,
  type PeopleKnowledge,
} from './people-filters.ts'
import { peopleFilterWords } from './people-facet-words.ts'
import { planPeople } from './people-plan.ts'

const TEAM = 'e'.repeat(26)
const ALL: PeopleKnowledge = {
  hasReport: true,
  isTold: true,
  tellsAttempts: true,
  canFilterTeam: () => true,
  hasTokens: true,
}
const MEMBERS: PeopleKnowledge = {
  hasReport: false,
  isTold: false,
  tellsAttempts: false,
  canFilterTeam: () => false,
  hasTokens: false,
}

const read = (address: string, known = ALL) => parsePeopleQuery(new URLSearchParams(address), known)

describe('the address of the list of people', () => {
  it('comes out as it went in', () => {
    const address =
      'q=ann+b&f.role=system_admin&f.team=none&f.state=locked&f.mfa=off&f.method=ldap&f.seen=90d&f.failed=any&sort=-lastLogin&cols=email%2Ctokens'
    const { query, ignored } = read(address)
    expect(ignored).toEqual([])
    expect(peopleAddress(query).toString()).toBe(address)
    expect(peopleAddress(query, new URLSearchParams('x=1&q=old')).get('x')).toBe('1')
    expect(read(`f.team=${TEAM}&f.role=token_helpdesk`).query.filters).toEqual({ team: TEAM, role: 'token_helpdesk' })
    expect(read('cols=person').query.columns).toEqual([])
  })

  it('knows nobody as locked, and nothing of failed attempts, where the server does not tell of them', () => {
    const old = { ...ALL, tellsAttempts: false }
    const { query, ignored } = read('f.state=locked&f.failed=any&f.method=ldap&sort=-failed&cols=failed,method', old)
    expect(query).toMatchObject({ filters: { method: 'ldap' }, sort: null, columns: ['method'] })
    expect(ignored).toEqual(['f.state=locked', 'f.failed=any', 'sort=-failed', 'cols=failed'])
  })

  it('names what it does not know, a second value, and what this viewer cannot know', () => {
    const { query, ignored } = read(
      'f.role=No+such&f.team=x&f.state=sleepy,active,deactivated&f.mfa=maybe&f.colour=red&sort=age&cols=email,shoe&view=all',
    )
    expect(query).toMatchObject({ filters: { state: 'active' }, sort: null, columns: ['email'] })
    expect(ignored).toEqual([
      'f.role=No such',
      'f.team=x',
      'f.state=sleepy',
      'f.state=deactivated',
      'f.mfa=maybe',
      'f.colour=red',
      'sort=age',
      'cols=shoe',
      'view=all',
    ])
    const members = read(
      `f.seen=never&f.method=saml&f.failed=any&f.state=locked&f.team=${TEAM}&sort=lastLogin&cols=tokens,lastLogin,failed,method`,
      MEMBERS,
    )
    expect(members.query).toMatchObject({ filters: {}, sort: null, columns: null })
    expect(members.ignored).toHaveLength(10)
    expect(peopleColumns(MEMBERS)).toEqual(usualColumns(MEMBERS))
    expect(peopleColumns(ALL)).toHaveLength(9)
  })

  it('takes one value of a facet, and gives it back', () => {
    const { query } = read('f.state=active&f.mfa=on')
    const other = togglePeopleFilter(query, 'state', 'deactivated')
    expect(other.filters).toEqual({ state: 'deactivated', mfa: 'on' })
    expect(togglePeopleFilter(other, 'state', 'deactivated').filters).toEqual({ mfa: 'on' })
  })

  it('is told in words', () => {
    const { query } = read('q=ann&f.role=system_admin&f.team=none&f.method=email&f.seen=never')
    expect(peopleFilterWords(query)).toBe(
      'Role: System administrator; Team: In no team; Sign-in method: E-mail and password; Last sign-in: None noted; text: ann',
    )
    expect(peopleFilterWords(read(`f.team=${TEAM}`).query, new Map([[TEAM, 'Quay']]))).toBe('Team: Quay')
    expect(peopleFilterWords(read('').query)).toBe('none')
  })
})

describe('who answers', () => {
  const plan = (address: string, hasReport = true) => planPeople(read(address).query, hasReport)

  it('is the report, where there is one, with all it can do', () => {
    expect(plan('')).toEqual({
      by: 'server',
      source: 'report',
      request: { q: '', sort: { column: 'name', isDescending: false } },
    })
    expect(plan('q=+ann+&f.role=system_admin&f.team=none&f.state=active&sort=-created')).toEqual({
      by: 'server',
      source: 'report',
      request: {
        q: 'ann',
        role: 'system_admin',
        team: 'none',
        state: 'active',
        sort: { column: 'created', isDescending: true },
      },
    })
  })

  it('is the list of members, or the search in it', () => {
    expect(plan('f.state=deactivated', false)).toMatchObject({ by: 'server', source: 'pages' })
    expect(plan('q=ann&sort=-email', false)).toMatchObject({ by: 'server', source: 'search' })
    expect(plan('q=+', false)).toMatchObject({ source: 'pages' })
    expect(plan('sort=-email', false)).toEqual({ by: 'everybody', team: undefined })
    expect(plan('sort=-name', false)).toEqual({ by: 'everybody', team: undefined })
  })

  it.each(['f.mfa=off', 'f.method=ldap', 'f.failed=any', 'f.seen=never', 'f.state=locked', 'sort=failed'])(
    'is this browser for %s, once everybody has been read',
    (address) => {
      expect(plan(`${address}&f.team=none`)).toEqual({ by: 'everybody', team: 'none' })
    },
  )
})
