import type { Page } from 'playwright/test'
import { expectWalkWithoutFindings, walkTitle, type Walk } from './support/axe-walk.ts'
import { goInApp } from './support/in-app.ts'
import { endedDialog } from './support/session.ts'
import { expect, test } from './support/test.ts'
import { chooseFromMenu, dialog, holdBack, userId } from './support/tokens.ts'

async function openTokens(page: Page): Promise<void> {
  await page.goto('/tokens')
  await expect(page.getByRole('grid', { name: 'Tokens' })).toBeVisible()
  await expect(page.getByText(/340 tokens \(complete\)/)).toBeVisible()
}

const WALKS: readonly Walk[] = [
  {
    as: null,
    places: [
      {
        name: 'sign-in',
        isNarrowToo: true,
        open: async (page) => {
          await page.goto('/sign-in')
          await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
          await expect(page.getByText('Kestrel Harbour')).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'ada',
    places: [
      { name: 'inventory', isNarrowToo: true, open: openTokens },
      {
        name: 'an open filter',
        open: async (page) => {
          await page.getByRole('button', { name: 'Status', exact: false }).first().click()
          await expect(page.getByRole('link', { name: /Asleep/ }).last()).toBeVisible()
        },
      },
      {
        name: 'no token matches',
        open: async (page) => {
          await page.keyboard.press('Escape')
          await page.getByRole('searchbox', { name: 'Search tokens' }).fill('nothing-is-called-like-this')
          await expect(page.getByText('No token matches')).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'ada',
    places: [
      {
        name: 'token drawer',
        isNarrowToo: true,
        open: async (page) => {
          await openTokens(page)
          await page.getByRole('row').nth(1).getByRole('link').first().click()
          await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible()
          await expect(page.getByText(/permissions, by area/)).toBeVisible()
        },
      },
      {
        name: 'new token',
        open: async (page) => {
          await page.keyboard.press('Escape')
          await expect(page.getByRole('heading', { name: 'Facts' })).toBeHidden()
          await page.getByRole('button', { name: 'New token' }).click()
          await expect(page.getByRole('dialog')).toBeVisible()
          await page.getByRole('button', { name: 'Create token' }).click()
          await expect(page.getByText('Say what the token is for.')).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'ada',
    places: [
      {
        name: 'inventory, filtered, with a selection',
        open: async (page) => {
          await page.goto('/tokens?view=expiring')
          await page
            .getByRole('checkbox', { name: /Select row|Select / })
            .nth(1)
            .click()
          await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible()
          await expect(page.getByRole('figure')).toBeVisible()
        },
      },
      {
        name: 'help',
        open: async (page) => {
          await page.keyboard.press('?')
          await expect(dialog(page, 'Keyboard shortcuts')).toBeVisible()
        },
      },
      {
        name: 'command palette',
        open: async (page) => {
          await page.keyboard.press('Escape')
          await page.keyboard.press('Control+k')
          await expect(dialog(page, 'Jump to').getByRole('option').first()).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'hedy',
    places: [
      {
        name: 'one person at a time',
        open: async (page) => {
          await page.goto('/tokens')
          await expect(page.getByRole('combobox', { name: 'Whose tokens' })).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'rita',
    places: [
      {
        name: 'refused',
        open: async (page) => {
          await page.goto('/tokens')
          await expect(page.getByText(/manage_system|read_user_access_token/).first()).toBeVisible()
        },
      },
      {
        name: 'session ended',
        open: async (page, demo) => {
          demo.state.removeSessionsOf(userId(demo, 'rita'))
          await goInApp(page, '/users')
          await expect(endedDialog(page).dialog).toBeVisible()
        },
      },
      {
        name: 'a server that is none',
        open: async (page, demo) => {
          demo.faults.add({ kind: 'not-json' })
          await page.goto('/account/tokens')
          await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'tom',
    places: [
      {
        name: 'my tokens',
        isNarrowToo: true,
        open: async (page) => {
          await page.goto('/account/tokens')
          await expect(page.getByRole('grid', { name: 'Tokens' })).toBeVisible()
        },
      },
      {
        name: 'revoking a token',
        open: async (page) => {
          await chooseFromMenu(page, 'Crane dashboard', 'Revoke…')
          await expect(dialog(page, 'Revoke token')).toBeVisible()
        },
      },
      {
        name: 'rotating a token',
        open: async (page) => {
          await page.keyboard.press('Escape')
          await chooseFromMenu(page, 'Crane dashboard', 'Rotate…')
          await expect(dialog(page, 'Rotate token')).toBeVisible()
        },
      },
      {
        name: 'the secret of a token just created',
        isNarrowToo: true,
        open: async (page) => {
          await page.keyboard.press('Escape')
          await page.getByRole('button', { name: 'New token' }).click()
          const form = dialog(page, 'New token')
          await form.getByLabel('Description').fill('Nightly export of the harbour log')
          await form.getByRole('button', { name: 'Create token' }).click()
          await expect(dialog(page, 'Token created')).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'tom',
    places: [
      {
        name: 'a run on many tokens, planned',
        open: async (page) => {
          await page.goto('/account/tokens')
          await page.getByRole('checkbox', { name: /Select all 5/ }).check()
          await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Revoke…' }).click()
          await expect(page.getByRole('dialog').getByRole('button', { name: 'Revoke 5 tokens' })).toBeVisible()
        },
      },
      {
        name: 'the run, paused',
        open: async (page, demo) => {
          const held = holdBack(demo, 'POST', /revoke$/)
          await page.getByRole('button', { name: 'Revoke 5 tokens' }).click()
          await expect.poll(held.count).toBe(4)
          await page.getByRole('button', { name: 'Pause' }).click()
          held.release()
          await expect(dialog(page, 'Revoke 5 tokens: paused')).toContainText('4 done, 1 not started.')
        },
      },
      {
        name: 'its report',
        open: async (page) => {
          await page.getByRole('button', { name: 'Go on' }).click()
          await expect(dialog(page, 'Revoked 5 tokens')).toContainText('5 done.')
        },
      },
      {
        name: 'nothing there',
        open: async (page) => {
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toBeHidden()
          await goInApp(page, '/nowhere')
          await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
        },
      },
    ],
  },
]

for (const walk of WALKS) {
  test(walkTitle(walk), async ({ page, demo, signIn }) => {
    if (walk.as !== null) await signIn(walk.as)
    await expectWalkWithoutFindings(page, demo, walk)
  })
}
