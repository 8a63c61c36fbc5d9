import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { teamIdSchema } from '@/api/ids.ts'
import { userSchema } from '@/api/objects/user.ts'
import { actions, type ActionFacts } from './actions.ts'
import { can, type Need } from './can.ts'
import { pageList, pages } from './pages.ts'
import { PERMISSIONS, type PermissionId } from '@/domain/permissions.ts'
import type { Viewer } from './viewer.ts'

const team = v.parse(teamIdSchema, 't'.repeat(26))

function viewerWith(system: readonly string[], inTeam: readonly string[] = []): Viewer {
  const user = v.parse(userSchema, { id: 'u'.repeat(26), username: 'somebody' })
  return { user, roles: [], system: new Set(system), teams: new Map([[team, new Set(inTeam)]]) }
}

const a: Need = { permission: 'manage_system' }
const b: Need = { permission: 'edit_other_users' }
const c: Need = { permission: 'read_user_access_token' }

describe('can', () => {
  it('asks nothing where being signed in is enough', () => {
    expect(can(viewerWith([]), null)).toEqual({ allowed: true })
  })

  it('names the missing permission', () => {
    expect(can(viewerWith(['manage_system']), a)).toEqual({ allowed: true })
    expect(can(viewerWith(['edit_other_users']), a)).toEqual({ allowed: false, missing: ['manage_system'] })
  })

  it('wants all of all, and names each missing one once', () => {
    const need: Need = { all: [a, b, { all: [b, c] }] }
    expect(can(viewerWith(['manage_system', 'edit_other_users', 'read_user_access_token']), need).allowed).toBe(true)
    expect(can(viewerWith(['manage_system']), need)).toEqual({
      allowed: false,
      missing: ['edit_other_users', 'read_user_access_token'],
    })
    expect(can(viewerWith([]), { all: [] })).toEqual({ allowed: true })
  })

  it('is content with any of any, and names the way with the least to grant, of equal ways the first', () => {
    const need: Need = { any: [a, { all: [b, c] }] }
    expect(can(viewerWith(['manage_system']), need).allowed).toBe(true)
    expect(can(viewerWith(['edit_other_users', 'read_user_access_token']), need).allowed).toBe(true)
    expect(can(viewerWith(['edit_other_users']), need)).toEqual({ allowed: false, missing: ['manage_system'] })
    expect(can(viewerWith([]), { any: [{ all: [b, c] }, a] })).toEqual({ allowed: false, missing: ['manage_system'] })
  })

  it('takes a team right only where one is enough', () => {
    const inTeam = viewerWith([], ['manage_bots'])
    expect(can(inTeam, { permission: 'manage_bots' }).allowed).toBe(false)
    expect(can(inTeam, { permission: 'manage_bots', scope: 'any-team' }).allowed).toBe(true)
    expect(can(viewerWith(['manage_bots']), { permission: 'manage_bots', scope: 'any-team' }).allowed).toBe(true)
    expect(can(inTeam, { permission: 'edit_other_users', scope: 'any-team' })).toEqual({
      allowed: false,
      missing: ['edit_other_users'],
    })
  })
})

describe('the tables', () => {
  it('let everybody have at least one page of the navigation', () => {
    const mine = pageList.filter((page) => page.inNavigation && can(viewerWith([]), page.need).allowed)
    expect(mine.map((page) => page.id)).toContain('accountTokens')
  })

  it('list every page once, with an address and a hotkey of its own', () => {
    expect(pageList.map((page) => page.id).toSorted()).toEqual(Object.keys(pages).toSorted())
    const paths = pageList.map((page) => page.path)
    expect(new Set(paths).size).toBe(paths.length)
    const hotkeys = pageList.flatMap((page) => page.hotkey ?? [])
    expect(new Set(hotkeys).size).toBe(hotkeys.length)
  })

  it('open the tokens of others to a help desk that reads them person by person, but not the inventory', () => {
    const helpdesk = viewerWith(['read_user_access_token', 'edit_other_users', 'revoke_user_access_token'])
    expect(can(helpdesk, pages.tokens.need).allowed).toBe(true)
    expect(can(helpdesk, actions['token.inventory'].need)).toEqual({ allowed: false, missing: ['manage_system'] })
    expect(can(helpdesk, actions['token.disable'].need).allowed).toBe(true)
    expect(can(helpdesk, actions['token.enable'].need)).toEqual({
      allowed: false,
      missing: ['create_user_access_token'],
    })
  })

  it('allow everything to whoever holds every permission that is asked for', () => {
    const all = viewerWith(PERMISSIONS satisfies readonly PermissionId[])
    for (const { need } of Object.values(actions)) expect(can(all, need).allowed).toBe(true)
    for (const { need } of pageList) expect(can(all, need).allowed).toBe(true)
  })

  it('say why wherever something can be denied', () => {
    for (const { need, denied } of Object.values<ActionFacts>(actions)) expect(denied === '').toBe(need === null)
  })
})
