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

  it('has a password whose bytes are counted, and in which braces are no symbols', async () => {
    const set = (new_password: string) => ada.put(`/users/${person('tom').id}/password`, { new_password })
    Object.assign(server.state.config.PasswordSettings, { MinimumLength: 12, Symbol: true })
    expect(await set('Äöüßéñ-9')).toMatchObject({ status: 200 })
    expect(await set('Correct-9')).toMatchObject({ body: { id: 'model.user.is_valid.pwd_min_length.app_error' } })
    expect(await set('Correct{horse}9')).toMatchObject({ body: { id: 'model.user.is_valid.pwd_symbol.app_error' } })
  })
})
