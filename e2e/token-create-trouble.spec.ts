import type { Locator, Page } from 'playwright/test'
import { Failure } from '../src/demo-server/failure.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { endedDialog } from './support/session.ts'
import { expect, test } from './support/test.ts'
import { dialog, requestsOf, tokenRow, tokensOf } from './support/tokens.ts'

const CREATE = { method: 'POST', path: /^\/users\/\w+\/tokens$/ }

async function fillForm(page: Page): Promise<Locator> {
  await page.goto('/account/tokens')
  await expect(tokenRow(page, 'Zapier trial')).toBeVisible()
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  await form.getByLabel('Description').fill('Nightly export')
  await form.getByLabel('Expires').selectOption({ label: '30 days' })
  return form
}

/** Something goes wrong on the server once the form is open; how it is told, and what puts it right again. */
interface Trouble {
  name: string
  begin: (demo: DemoServer) => void
  end: (demo: DemoServer) => void
  words: readonly string[]
}

function setPermission(demo: DemoServer, isGranted: boolean): void {
  const role = demo.state.roles.get('system_user_access_token')
  if (!role) throw new Error('the role is missing')
  const others = role.permissions.filter((id) => id !== 'create_user_access_token')
  role.permissions = isGranted ? [...others, 'create_user_access_token'] : others
}

const clearFaults = (demo: DemoServer) => demo.faults.clear()

/** Mattermost itself says no: no token was made. */
const refusals: readonly Trouble[] = [
  {
    name: 'tokens were switched off meanwhile (501)',
    begin: (demo) =>
      demo.state.configure((config) => {
        config.ServiceSettings.EnableUserAccessTokens = false
      }),
    end: (demo) =>
      demo.state.configure((config) => {
        config.ServiceSettings.EnableUserAccessTokens = true
      }),
    words: ['switched off on this server', 'System Console', 'app.user_access_token.disabled', 'status 501'],
  },
  {
    name: 'the policy became stricter meanwhile (400)',
    begin: (demo) =>
      demo.state.configure((config) => {
        config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = 7
      }),
    end: (demo) =>
      demo.state.configure((config) => {
        config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = 365
      }),
    words: ['The token would live too long', 'A token may live for 7 days at most on this server.'],
  },
  {
    name: 'the right was taken away meanwhile (403)',
    begin: (demo) => setPermission(demo, false),
    end: (demo) => setPermission(demo, true),
    words: ['Not allowed', 'A system administrator can grant it', 'status 403'],
  },
  {
    name: 'the database of the server fails (500)',
    begin: (demo) => {
      demo.state.addToken = () => {
        throw new Failure(500, 'app.user_access_token.save.app_error')
      }
    },
    end: (demo) => {
      Reflect.deleteProperty(demo.state, 'addToken')
    },
    words: ['The token was not made', 'status 500', 'request '],
  },
]

/** Nobody knows what became of it: the dialog must say that a token may have been made. */
const doubts: readonly Trouble[] = [
  {
    name: 'the connection breaks',
    begin: (demo) => demo.faults.add({ kind: 'drop', match: CREATE }),
    end: clearFaults,
    words: ['No answer from the server'],
  },
  {
    name: 'a proxy answers with a page of its own (502)',
    begin: (demo) => demo.faults.add({ kind: 'bad-gateway-html', match: CREATE }),
    end: clearFaults,
    words: ['Mattermost does not answer', 'status 502'],
  },
  {
    name: 'something else answers with a page (200)',
    begin: (demo) => demo.faults.add({ kind: 'not-json', match: CREATE }),
    end: clearFaults,
    words: ['That was not Mattermost'],
  },
  {
    name: 'the answer is empty',
    begin: (demo) => demo.faults.add({ kind: 'empty', match: CREATE }),
    end: clearFaults,
    words: ['The answer could not be read'],
  },
]

/** Goes through the troubles, one sending each: told in the dialog, nothing typed is lost, and it can be sent again. */
async function expectTold(
  page: Page,
  demo: DemoServer,
  form: Locator,
  troubles: readonly Trouble[],
  isUnknown: boolean,
): Promise<void> {
  const requests = requestsOf(page, CREATE.method, CREATE.path)
  for (const [at, { name, begin, end, words }] of troubles.entries()) {
    await test.step(name, async () => {
      begin(demo)
      await form.getByRole('button', { name: 'Create token' }).click()
      for (const part of words) await expect(form.getByRole('alert')).toContainText(part)
      const doubts = form.getByText(/may have been|Look at the list before trying again/)
      await expect(doubts).toHaveCount(isUnknown ? 2 : 0)
      await expect(form.getByLabel('Description')).toHaveValue('Nightly export')
      await expect(form.getByLabel('Expires')).toHaveValue('30d')
      expect(requests).toHaveLength(at + 1)
      expect(tokensOf(demo, 'tom')).toHaveLength(5)
      end(demo)
    })
  }
}

test('what the server refuses is told in the dialog, nothing typed is lost, and it can be sent again', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const form = await fillForm(page)
  await expectTold(page, demo, form, refusals, false)
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(dialog(page, 'Token created')).toBeVisible()
  expect(tokensOf(demo, 'tom')).toHaveLength(6)
})

test('what may have happened all the same is told so; a session that ends takes nothing away; a lost answer’s token is listed', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const form = await fillForm(page)
  await expectTold(page, demo, form, doubts, true)

  // The session ends while it is sent: sign in again, and the form is as it was.
  demo.faults.add({ kind: 'session-ended', match: CREATE, times: 1 })
  await form.getByRole('button', { name: 'Create token' }).click()
  const ended = endedDialog(page)
  await expect(ended.dialog).toBeVisible()
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  await expect(form.getByLabel('Description')).toHaveValue('Nightly export')
  await form.getByRole('button', { name: 'Create token' }).click()
  const shown = dialog(page, 'Token created')
  await expect(shown).toBeVisible()
  expect(tokensOf(demo, 'tom')).toHaveLength(6)
  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()

  // An answer lost on the way: the token it told of stands in the list.
  await page.getByRole('button', { name: 'New token' }).click()
  await form.getByLabel('Description').fill('Weekly export')
  const answer = demo.fetch
  demo.fetch = async (request, address) => {
    const response = await answer(request, address)
    if (request.method !== 'POST' || !CREATE.path.test(new URL(request.url).pathname.slice('/api/v4'.length))) {
      return response
    }
    demo.fetch = answer
    return new Response('', { status: 504 })
  }
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(form.getByText('Look at the list before trying again')).toBeVisible()
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(tokenRow(page, 'Weekly export')).toBeVisible()
})
