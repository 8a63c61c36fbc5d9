import { beforeEach, describe, expect, it } from 'vitest'
import { createDemoServer } from './server.ts'
import type { DemoServer } from './server.ts'
import type { UserRecord } from './state.ts'
import { signIn, type TestClient } from './test-client.ts'

const START = Date.UTC(2026, 2, 2, 8, 0, 0)

/** Changes of accounts as no recording shows them. */
describe('an account', () => {
  let now = START
  let server: DemoServer
  let ada: TestClient

  beforeEach(async () => {
    now = START
    server = createDemoServer({ clock: () => now })
    ada = await signIn(server, 'ada')
  })

  function person(username: string): UserRecord {
    const user = server.state.userByName(username)
    if (!user) throw new Error(`There is no ${username}.`)
    return user
  }

  it('keeps the role of the administrator, active or not, while one active administrator is left', async () => {
    const others = server.state
      .usersByUsername()
      .filter((user) => user.roles.includes('system_admin') && user !== person('ada'))
    const demote = (user: UserRecord) => ada.put(`/users/${user.id}/roles`, { roles: 'system_user' })
    const refused = { status: 400, body: { id: 'app.user.update.lastAdmin.app_error' } }
    const [first, ...rest] = others
    const bot = person('ci-bot')
    bot.roles = 'system_user system_admin'
    if (!first) throw new Error('ada is the only administrator')
    for (const user of others) user.delete_at = START
    expect(await demote(first)).toMatchObject(refused)
    expect(await demote(bot)).toMatchObject(refused)
    expect(await demote(person('ada'))).toMatchObject(refused)
    first.delete_at = 0
    for (const user of [bot, ...rest, first]) expect(await demote(user)).toMatchObject({ status: 200 })
    expect(await demote(person('ada'))).toMatchObject(refused)
  })

  it('forgets the used codes with the secret of its second factor', async () => {
    const mona = person('mona')
    for (const forget of [
      () => ada.post(`/users/${mona.id}/mfa/generate`),
      () => ada.put(`/users/${mona.id}/mfa`, { activate: false }),
    ]) {
      mona.mfa_used = [1, 2]
      const before = mona.update_at
      expect(await forget()).toMatchObject({ status: 200 })
      expect(mona.mfa_used).toEqual([])
      expect(mona.update_at).toBeGreaterThan(before)
    }
  })

  it('has a password whose bytes are counted, and in which braces are no symbols', async () => {
    const set = (new_password: string) => ada.put(`/users/${person('tom').id}/password`, { new_password })
    Object.assign(server.state.config.PasswordSettings, { MinimumLength: 12, Symbol: true })
    expect(await set('Äöüßéñ-9')).toMatchObject({ status: 200 })
    expect(await set('Correct-9')).toMatchObject({ body: { id: 'model.user.is_valid.pwd_min_length.app_error' } })
    expect(await set('Correct{horse}9')).toMatchObject({ body: { id: 'model.user.is_valid.pwd_symbol.app_error' } })
  })
})
