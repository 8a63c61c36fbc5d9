import type { Locator, Page } from 'playwright/test'
import { MONA_MFA_SECRET } from '../../src/demo-server/data/demo-people.ts'
import type { DemoServer, LoggedRequest } from '../../src/demo-server/server.ts'
import { totpCode } from '../../src/demo-server/totp.ts'

/** What there is to fill in and to press on the sign-in page. */
export interface SignInForm {
  login: Locator
  password: Locator
  code: Locator
  submit: Locator
  /** Fills in name and password, and presses nothing. */
  fill: (login: string, password: string) => Promise<void>
}

export function signInForm(page: Page): SignInForm {
  const form = page.getByRole('form', { name: 'Sign in' })
  const login = form.getByRole('textbox', { name: 'E-mail address or user name' })
  const password = form.getByLabel('Password', { exact: true })
  return {
    login,
    password,
    code: form.getByRole('textbox', { name: 'Code' }),
    submit: form.getByRole('button', { name: 'Sign in', exact: true }),
    fill: async (name, word) => {
      await login.fill(name)
      await password.fill(word)
    },
  }
}

/** The attempts to sign in that reached the server, oldest first. */
export function attempts(demo: DemoServer): LoggedRequest[] {
  return requestsTo(demo, 'POST', '/users/login')
}

/** Requests by method and path (without `/api/v4` and without the query), oldest first. */
export function requestsTo(demo: DemoServer, method: string, path: string): LoggedRequest[] {
  return demo.requests.filter((one) => one.method === method && one.path.replace(/\?.*$/, '') === `/api/v4${path}`)
}

/** The code mona's authenticator shows now. */
export function codeOfMona(demo: DemoServer): string {
  return totpCode(MONA_MFA_SECRET, demo.state.now())
}

/** Six digits that are none of mona's codes, now or within the next minutes. */
export function wrongCodeOfMona(demo: DemoServer): string {
  const steps = [-2, -1, 0, 1, 2, 3, 4, 5, 6]
  const right = new Set(steps.map((step) => totpCode(MONA_MFA_SECRET, demo.state.now() + step * 30_000)))
  return ['000000', '111111', '222222'].find((code) => !right.has(code)) ?? '333333'
}
