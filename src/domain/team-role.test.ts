import * as v from 'valibot'
import { expect, it } from 'vitest'
import { teamMemberSchema } from '@/api/objects/team-member.ts'
import { teamRole } from './team-role.ts'
import { userId } from './test-objects.ts'

const member = (facts: Record<string, unknown>) =>
  v.parse(teamMemberSchema, { team_id: 't'.repeat(26), user_id: userId('tom'), ...facts })

it.each([
  [{ scheme_user: true, roles: 'team_user' }, 'Member', []],
  [{ scheme_user: true, scheme_admin: true, roles: 'team_user team_admin' }, 'Team administrator', []],
  [{ scheme_guest: true, roles: 'team_guest' }, 'Guest', []],
  // Before schemes, and given by hand: only the name says it.
  [{ roles: 'team_admin' }, 'Team administrator', []],
  [
    { scheme_user: true, roles: 'team_user team_post_all quay_master' },
    'Member',
    ['May post in the whole team', 'Quay master'],
  ],
])('says what somebody is in a team: %j', (facts, words, extra) => {
  expect(teamRole(member(facts))).toMatchObject({ words, extra })
})
