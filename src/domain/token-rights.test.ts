import { describe, expect, it } from 'vitest'
import { bot, user, userId } from './test-objects.ts'
import { tokenRights, type TokenRights, type TokenVerb } from './token-rights.ts'

const viewer = (name: string, ...permissions: string[]) => ({ id: userId(name), permissions: new Set(permissions) })
const ALL = ['create_user_access_token', 'read_user_access_token', 'revoke_user_access_token']
const ADMIN = [...ALL, 'manage_system', 'edit_other_users', 'manage_bots', 'manage_others_bots']
const VERBS: TokenVerb[] = ['read', 'create', 'disable', 'enable', 'rotate', 'revoke']

/** One word per verb: "yes" or the missing permission. */
function words(rights: TokenRights): Record<string, string> {
  return Object.fromEntries(VERBS.map((verb) => [verb, rights[verb].allowed ? 'yes' : rights[verb].missing]))
}
const every = (word: string) => Object.fromEntries(VERBS.map((verb) => [verb, word]))

describe('tokenRights', () => {
  it('lets a person with the role do all with their own tokens and nothing with others', () => {
    const tom = viewer('tom', ...ALL)
    expect(words(tokenRights({ viewer: tom, owner: user('tom'), bot: null }))).toEqual(every('yes'))
    expect(words(tokenRights({ viewer: tom, owner: user('alice'), bot: null }))).toEqual(every('edit_other_users'))
  })

  it('names the token permission first', () => {
    expect(words(tokenRights({ viewer: viewer('alice'), owner: user('alice'), bot: null }))).toEqual({
      read: 'read_user_access_token',
      create: 'create_user_access_token',
      disable: 'revoke_user_access_token',
      enable: 'create_user_access_token',
      rotate: 'create_user_access_token',
      revoke: 'revoke_user_access_token',
    })
  })

  it('lets the help desk disable but not enable', () => {
    const hedy = viewer('hedy', 'edit_other_users', 'read_user_access_token', 'revoke_user_access_token')
    const rights = words(tokenRights({ viewer: hedy, owner: user('alice'), bot: null }))
    expect(rights).toMatchObject({ read: 'yes', disable: 'yes', revoke: 'yes', enable: 'create_user_access_token' })
  })

  it('keeps administrators and gone owners for those with manage_system', () => {
    const hedy = viewer('hedy', 'edit_other_users', ...ALL)
    const ada = user('ada', { roles: 'system_user system_admin' })
    expect(words(tokenRights({ viewer: hedy, owner: ada, bot: null }))).toEqual(every('manage_system'))
    expect(words(tokenRights({ viewer: hedy, owner: null, bot: null }))).toEqual(every('manage_system'))
    expect(words(tokenRights({ viewer: viewer('mona', ...ADMIN), owner: ada, bot: null }))).toEqual(every('yes'))
    expect(words(tokenRights({ viewer: viewer('mona', ...ADMIN), owner: null, bot: null }))).toEqual(every('yes'))
  })

  it('wants the bot rights for bots, whatever else one holds', () => {
    const robot = user('robot', { is_bot: true })
    const owned = bot('robot', userId('tom'))
    const own = viewer('tom', ...ALL, 'manage_bots')
    expect(words(tokenRights({ viewer: own, owner: robot, bot: owned }))).toEqual(every('yes'))
    const other = viewer('max', ...ALL, 'manage_bots', 'manage_system')
    expect(words(tokenRights({ viewer: other, owner: robot, bot: owned }))).toEqual(every('manage_others_bots'))
    expect(words(tokenRights({ viewer: other, owner: robot, bot: undefined }))).toEqual(every('manage_others_bots'))
    expect(words(tokenRights({ viewer: viewer('ada', ...ADMIN), owner: undefined, bot: owned }))).toEqual(every('yes'))
  })

  it('gives no new secret of an administrator bot without manage_system', () => {
    const robot = user('robot', { is_bot: true, roles: 'system_user system_admin' })
    const own = viewer('tom', ...ALL, 'manage_bots')
    expect(words(tokenRights({ viewer: own, owner: robot, bot: bot('robot', userId('tom')) }))).toMatchObject({
      disable: 'yes',
      enable: 'yes',
      create: 'manage_system',
      rotate: 'manage_system',
    })
  })

  it('takes an owner who is not read yet for an ordinary person', () => {
    const hedy = viewer('hedy', 'edit_other_users', ...ALL)
    expect(words(tokenRights({ viewer: hedy, owner: undefined, bot: undefined }))).toEqual(every('yes'))
  })
})
