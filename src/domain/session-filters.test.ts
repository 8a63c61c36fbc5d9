import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { sessionSchema } from '@/api/objects/session.ts'
import {
  chooseSessions,
  countSessionFacet,
  parseSessionQuery,
  SESSION_FILTERS,
  toSessionParams,
} from './session-filters.ts'
import { sessionEnd, sessionRow, type SessionRow } from './session-facts.ts'
import { DAY, NOW, tokenId, userId } from './test-objects.ts'

function row(name: string, facts: Record<string, unknown> = {}, roles = 'system_user'): SessionRow {
  const base = {
    id: name.padEnd(26, 's'),
    user_id: userId('tom'),
    create_at: NOW - 10 * DAY,
    last_activity_at: NOW - DAY,
    expires_at: NOW + 20 * DAY,
    roles: 'system_user',
  }
  const session = v.parse(sessionSchema, { ...base, ...facts })
  return sessionRow(session, { roles, tokenNames: new Map([[tokenId('deploy'), 'Nightly deploy']]), now: NOW })
}

const laptop = row('laptop', { props: { platform: 'Windows', os: 'Windows 10', browser: 'Firefox/144.0', csrf: 'x' } })
const phone = row('phone', {
  device_id: 'apple_rn-v2:1',
  last_activity_at: NOW - 95 * DAY,
  create_at: NOW - 100 * DAY,
  props: { platform: 'iPhone', os: 'iOS', browser: 'Mobile App/2.34.0', isMobile: 'true' },
})
const script = row('script', {
  expires_at: NOW + 100 * 365 * DAY,
  props: { type: 'UserAccessToken', user_access_token_id: tokenId('deploy') },
})
const over = row('over', { expires_at: NOW - 1, props: { platform: 'Unknown', os: '', browser: 'Unknown/0.0' } })
const rows = [laptop, phone, script, over]

const found = (search: string) =>
  chooseSessions(rows, parseSessionQuery(new URLSearchParams(search)).query).map((one) => one.session.id.slice(0, 4))

describe('sessionRow', () => {
  it('tells device, system and app, and nothing where the server knows nothing', () => {
    expect([laptop.kind, laptop.system, laptop.app]).toEqual(['browser', 'Windows 10', 'Firefox 144.0'])
    expect([phone.kind, phone.system, phone.app]).toEqual(['mobile', 'iPhone, iOS', 'Mobile app 2.34.0'])
    expect([script.kind, script.tokenId, sessionEnd(script)]).toEqual(['token', tokenId('deploy'), null])
    expect([over.kind, over.system, over.app, over.isOver]).toEqual(['browser', '', '', true])
    expect(sessionEnd(laptop)).toBe(NOW + 20 * DAY)
  })

  it('lets nothing of the CSRF token out', () => {
    expect(JSON.stringify(laptop)).not.toContain('csrf')
    expect(laptop.session.isCurrent).toBe(false)
  })

  it('compares the roles it acts with and those of the account', () => {
    expect(laptop.drift).toBeNull()
    expect(row('a', { roles: 'system_admin system_user' }).drift).toEqual({ extra: ['system_admin'], missing: [] })
    expect(row('b', {}, 'system_user system_user_access_token').drift).toEqual({
      extra: [],
      missing: ['system_user_access_token'],
    })
  })
})

describe('the list of sessions', () => {
  it('is filtered, searched and sorted by the address', () => {
    expect(found('')).toEqual(['lapt', 'phon', 'scri', 'over'])
    expect(found('f.kind=mobile,token')).toEqual(['phon', 'scri'])
    expect(found('f.idle=90d&f.state=live')).toEqual(['phon'])
    expect(found('q=nightly')).toEqual(['scri'])
    expect(found('q=firefox+windows')).toEqual(['lapt'])
    expect(found('sort=-created').at(-1)).toBe('phon')
    expect(found('f.roles=changed')).toEqual([])
    expect(SESSION_FILTERS.roles.values[0]?.words).toBe('Other than the account’s')
    expect(
      countSessionFacet(rows, parseSessionQuery(new URLSearchParams('f.state=live')).query, 'kind', 'browser'),
    ).toBe(1)
  })

  it('has one’s own session first in any order', () => {
    const own = { ...phone, session: { ...phone.session, isCurrent: true } }
    for (const search of ['', 'sort=created', 'sort=-created', 'sort=-activity']) {
      const { query } = parseSessionQuery(new URLSearchParams(search))
      expect(chooseSessions([laptop, own, over], query)[0]).toBe(own)
    }
  })

  it('names what means nothing, and comes back from the address as it went in', () => {
    const { query, ignored } = parseSessionQuery(
      new URLSearchParams('f.kind=robot,token&f.what=1&sort=-size&q=a&tab=2&cols=x'),
    )
    expect(ignored.toSorted()).toEqual(['cols', 'f.kind=robot', 'f.what', 'sort=-size'])
    expect(toSessionParams(query).toString()).toBe('q=a&f.kind=token')
    expect(toSessionParams(query, new URLSearchParams('tab=2')).toString()).toBe('tab=2&q=a&f.kind=token')
  })
})
