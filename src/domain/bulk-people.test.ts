import { describe, expect, it } from 'vitest'
import { planPeople, type PeoplePlanFacts } from './bulk-people.ts'
import { user } from './test-objects.ts'

const ALL = ['manage_system', 'edit_other_users', 'manage_roles', 'sysconsole_write_user_management_users']
const me = user('ada', { roles: 'system_admin system_user' })
const mona = user('mona', { roles: 'system_admin system_user', mfa_active: true })
const tom = user('tom', { mfa_active: true })
const lena = user('lena', { auth_service: 'ldap', mfa_active: true })
const sam = user('sam', { auth_service: 'saml' })
const gone = user('gone', { delete_at: 5 })
const bot = user('bot', { is_bot: true, email: '' })
const max = user('max', { roles: 'system_user system_manager' })

function plan(verb: PeoplePlanFacts['verb'], people: PeoplePlanFacts['people'], more: Partial<PeoplePlanFacts> = {}) {
  const facts: PeoplePlanFacts = {
    verb,
    people,
    viewer: { id: me.id, permissions: new Set(ALL) },
    admins: [me, mona],
    hasLicence: false,
    existing: null,
    methodOf: () => '',
    ...more,
  }
  const { included, excluded, typed } = planPeople(facts)
  return {
    takes: included.map((one) => one.username),
    leaves: Object.fromEntries(excluded.map(({ item, reason }) => [item.username, reason])),
    typed,
  }
}

describe('planPeople', () => {
  it('leaves oneself out of everything but the mail', () => {
    expect(plan('end-sessions', [me, tom])).toMatchObject({
      takes: ['tom'],
      leaves: { ada: 'You yourself: not together with others' },
    })
    expect(plan('reset-mail', [me]).takes).toEqual(['ada'])
  })

  it('resets only second factors that are there and ours', () => {
    const { takes, leaves } = plan('reset-mfa', [tom, lena, sam, max])
    expect(takes).toEqual(['tom', 'lena'])
    expect(leaves['sam']).toMatch(/Another service/)
    expect(leaves['max']).toMatch(/no second factor/)
  })

  it('activates and deactivates people, not bots and nobody of the directory', () => {
    const { takes, leaves } = plan('deactivate', [tom, lena, gone, bot])
    expect(takes).toEqual(['tom'])
    expect(Object.values(leaves)).toEqual([
      'Managed by AD/LDAP: do it in the directory',
      'Deactivated already',
      'A bot: it is switched on and off as a bot',
    ])
    expect(plan('activate', [tom, gone]).takes).toEqual(['gone'])
  })

  it('sends mail to who has an address and a password here', () => {
    expect(plan('reset-mail', [tom, lena, sam, bot]).takes).toEqual(['tom'])
  })

  it('knows the sign-in method from the list where the server does not tell it with the person', () => {
    const methodOf = (id: string) => (id === sam.id ? 'saml' : id === lena.id ? 'ldap' : '')
    const blank = [tom, { ...sam, auth_service: '' }, { ...lena, auth_service: '' }]
    const viewer = { id: 'x', permissions: new Set(['edit_other_users', 'sysconsole_write_user_management_users']) }
    expect(plan('reset-mail', blank, { viewer, methodOf })).toMatchObject({
      takes: ['tom'],
      leaves: { sam: 'The password is kept by another service', lena: 'The password is kept by another service' },
    })
    expect(plan('deactivate', blank, { viewer, methodOf }).leaves).toEqual({
      lena: 'Managed by AD/LDAP: do it in the directory',
    })
    // Told everything, a blank method is e-mail, whatever an older list said.
    expect(plan('reset-mail', blank, { methodOf }).takes).toEqual(['tom', 'sam', 'lena'])
  })

  it('gives and takes roles where it changes something and the server would do it', () => {
    const role = 'system_user_access_token'
    const holder = user('holder', { roles: `system_user ${role}` })
    expect(plan('add-role', [tom, holder, max], { role })).toMatchObject({
      takes: ['tom'],
      leaves: {
        holder: 'Has the role already',
        max: 'Has a role that takes a licence: without one the server refuses any change',
      },
    })
    expect(plan('take-role', [tom, holder], { role }).takes).toEqual(['holder'])
    // Taking the licensed role itself away is what the server does allow.
    expect(plan('take-role', [max], { role: 'system_manager' }).takes).toEqual(['max'])
    expect(plan('add-role', [max], { role, hasLicence: true }).takes).toEqual(['max'])
  })

  it('leaves nobody with roles the server or Mattermost does not expect', () => {
    const gus = user('gus', { roles: 'system_guest' })
    expect(plan('add-role', [tom, gus], { role: 'system_guest' }).leaves).toEqual({
      tom: 'Would be member and guest at once',
      gus: 'Has the role already',
    })
    expect(plan('take-role', [tom], { role: 'system_user' }).leaves['tom']).toBe('Would be neither member nor guest')
    expect(plan('take-role', [mona], { role: 'system_user' }).leaves['mona']).toMatch(/system_admin” alone/)
    const neither = user('neither', { roles: 'harbour_auditor' })
    const both = user('both', { roles: 'system_user system_guest system_post_all' })
    // As they are already: another role makes that neither better nor worse.
    expect(plan('take-role', [both], { role: 'system_post_all' }).takes).toEqual(['both'])
    expect(plan('add-role', [neither], { role: 'system_user' }).takes).toEqual(['neither'])
    const role = 'system_post_all'
    const strange = user('strange', { roles: 'system_user long_gone' })
    const existing = new Set(['system_user'])
    expect(plan('add-role', [strange, tom], { role, existing })).toMatchObject({
      takes: ['tom'],
      leaves: { strange: 'Has a role the server does not know: it refuses any change' },
    })
    expect(plan('take-role', [strange], { role: 'long_gone', existing }).takes).toEqual(['strange'])
    const long = user('long', { roles: `system_user ${'x'.repeat(250)}` })
    expect(plan('add-role', [long], { role }).leaves['long']).toMatch(/too long/)
  })

  it('wants a word typed before it makes administrators, be it one', () => {
    const role = 'system_admin'
    expect(plan('add-role', [tom], { role }).typed).toBe('tom')
    expect(plan('add-role', [tom, lena], { role }).typed).toBe('system_admin 2')
    expect(plan('add-role', [mona], { role }).typed).toBeNull()
    expect(plan('take-role', [mona], { role }).typed).toBeNull()
  })

  it('names the missing right', () => {
    const viewer = { id: 'x', permissions: new Set(['edit_other_users']) }
    expect(plan('end-sessions', [tom, mona], { viewer })).toMatchObject({
      takes: ['tom'],
      leaves: { mona: 'An administrator, which takes manage_system' },
    })
    expect(plan('deactivate', [tom], { viewer }).leaves['tom']).toMatch(/sysconsole_write_user_management_users/)
  })

  it('always keeps an administrator', () => {
    const viewer = { id: 'x', permissions: new Set(ALL) }
    expect(plan('deactivate', [me, mona], { viewer })).toMatchObject({
      takes: ['mona'],
      leaves: { ada: 'Somebody has to remain an administrator' },
    })
    expect(plan('take-role', [mona], { viewer, role: 'system_admin' }).takes).toEqual(['mona'])
    const dora = user('dora', { roles: 'system_admin system_user', delete_at: 5 })
    const take = (admins: (typeof mona)[]) => plan('take-role', [dora, mona], { viewer, admins, role: 'system_admin' })
    expect(take([mona, me]).takes).toEqual(['dora', 'mona'])
    expect(take([mona]).leaves).toEqual({
      dora: 'Only one active administrator is left',
      mona: 'This is the last active administrator',
    })
    expect(plan('deactivate', [mona, tom], { viewer, admins: null })).toMatchObject({
      takes: ['tom'],
      leaves: { mona: 'An administrator, and whether others would be left could not be read' },
    })
  })

  it('wants a word typed for many', () => {
    const many = Array.from({ length: 26 }, (_, at) => user(`u${at}`))
    expect(plan('end-sessions', many).typed).toBe('end-sessions 26')
    expect(plan('end-sessions', many.slice(1)).typed).toBeNull()
  })
})
