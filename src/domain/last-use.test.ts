import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { sessionSchema, type Session } from '@/api/objects/session.ts'
import { lastUse, lastUses } from './last-use.ts'
import { tokenId, userId } from './test-objects.ts'

function session(name: string, facts: Record<string, unknown>): Session {
  return v.parse(sessionSchema, { id: name.padEnd(26, 's'), user_id: userId('tom'), props: null, ...facts })
}
const ofToken = (name: string) => ({ type: 'UserAccessToken', user_access_token_id: tokenId(name) })

describe('lastUse', () => {
  const sessions = [
    session('web', { create_at: 5, last_activity_at: 900 }),
    session('one', { create_at: 10, last_activity_at: 50, props: ofToken('one') }),
    session('two', { create_at: 70, last_activity_at: 0, props: ofToken('two') }),
  ]

  it('is the activity of the session that the token made', () => {
    expect(lastUse(tokenId('one'), sessions)).toEqual({ at: 50, since: 10 })
  })

  it('is the birth of the session when nothing was noted after it', () => {
    expect(lastUse(tokenId('two'), sessions)).toEqual({ at: 70, since: 70 })
  })

  it('is null without a session', () => {
    expect(lastUse(tokenId('three'), sessions)).toBeNull()
    expect(lastUse(tokenId('one'), [])).toBeNull()
  })

  it('takes the widest of several', () => {
    const both = [...sessions, session('more', { create_at: 3, last_activity_at: 40, props: ofToken('one') })]
    expect(lastUses(both).get(tokenId('one'))).toEqual({ at: 50, since: 3 })
    expect(lastUses(both).size).toBe(2)
  })
})
