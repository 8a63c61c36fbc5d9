import { DEMO_PASSWORD, MONA_MFA_SECRET } from '../../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../../src/demo-server/server.ts'
import { totpCode } from '../../src/demo-server/totp.ts'

interface Cookie {
  name: string
  value: string
  url: string
  httpOnly: boolean
}

/**
 * Signs a demo person in without a browser, and gives the cookies of the session.
 * @param origin where the cookies are to count
 */
export async function sessionCookies(origin: string, demo: DemoServer, username: string): Promise<Cookie[]> {
  const now = demo.state.options.clock()
  const token = username === 'mona' ? { token: totpCode(MONA_MFA_SECRET, now) } : {}
  const response = await demo.fetch(
    new Request(`${origin}/api/v4/users/login`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
      body: JSON.stringify({ login_id: username, password: DEMO_PASSWORD, ...token }),
    }),
  )
  if (response.status !== 200) throw new Error(`${username} cannot sign in: ${await response.text()}`)
  return response.headers.getSetCookie().map((line) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    return { name, value, url: origin, httpOnly: /; *httponly/i.test(line) }
  })
}
