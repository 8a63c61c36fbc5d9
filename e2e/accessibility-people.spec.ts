import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { twoColourPng } from '../src/demo-server/png.ts'
import { expectWalkWithoutFindings, walkTitle, type Walk } from './support/axe-walk.ts'
import { goInApp } from './support/in-app.ts'
import { openRun, startRun, step } from './support/leaver.ts'
import { openPeople } from './support/people.ts'
import { openPerson, personTabs } from './support/person.ts'
import { expect, test } from './support/test.ts'

/** Leads to somebody from somewhere else in the app. */
async function goToPerson(page: Page, userId: string, name: string, tab = 'summary'): Promise<void> {
  await goInApp(page, `/users/${userId}/${tab}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function openTab(page: Page, title: string): Promise<void> {
  await personTabs(page).getByRole('link', { name: title }).click()
}

const WALKS: readonly Walk[] = [
  {
    as: 'alice',
    places: [
      {
        name: 'my tokens, without the right',
        open: async (page) => {
          await page.goto('/account/tokens')
          await expect(
            page.getByRole('heading', { name: 'Your account may not see personal access tokens' }),
          ).toBeVisible()
        },
      },
      {
        name: 'summary of a person, mostly out of reach',
        open: async (page) => {
          await goToPerson(page, demoIds.tom, 'Tom Hargreaves')
          await expect(page.getByText('None found in what could be looked at.')).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'ada',
    places: [{ name: 'leaver run, planned', isNarrowToo: true, open: (page) => openRun(page, demoIds.nora) }],
  },
  {
    as: 'ada',
    places: [
      {
        name: 'leaver run, verified',
        open: async (page) => {
          await openRun(page, demoIds.tom)
          await step(page, 'Plan').getByRole('radio', { name: 'Switch off' }).check()
          await startRun(page, 'tom')
          await expect(step(page, 'Report').getByRole('button', { name: 'Download JSON' })).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'ada',
    places: [
      { name: 'people', isNarrowToo: true, open: (page) => openPeople(page) },
      {
        name: 'tokens of a person',
        open: async (page) => {
          await goToPerson(page, demoIds.tom, 'Tom Hargreaves', 'tokens')
          await expect(page.getByRole('grid', { name: 'Tokens' }).getByRole('row').nth(1)).toBeVisible()
        },
      },
    ],
  },
  {
    as: 'ada',
    places: [
      {
        name: 'summary of a person',
        isNarrowToo: true,
        open: async (page) => {
          await openPerson(page, demoIds.dora, 'Dora Esteves')
          await expect(page.getByRole('list', { name: 'Open risks' }).getByRole('listitem')).toHaveCount(2)
        },
      },
      {
        name: 'sign-in of somebody locked out',
        isNarrowToo: true,
        open: async (page) => {
          await goToPerson(page, demoIds.leo, 'Leo Jessop', 'sign-in')
          await expect(page.getByText('10 wrong tries: the server refuses even the right password.')).toBeVisible()
        },
      },
      {
        name: 'setting a password',
        open: async (page) => {
          await page.getByRole('button', { name: 'Set password…' }).click()
          const form = page.getByRole('dialog', { name: 'Set password' })
          await form.getByLabel('New password', { exact: true }).fill('short')
          await form.getByRole('button', { name: 'Set password' }).click()
          await expect(form.getByRole('listitem').filter({ hasText: 'At least 8 characters' })).toContainText('not met')
        },
      },
    ],
  },
  {
    as: 'ada',
    places: [
      {
        name: 'removing a picture',
        open: async (page) => {
          await openPerson(page, demoIds.ada, 'Ada Lindholm')
          const buffer = twoColourPng(8, (x) => x > 3, [0, 0, 0, 255, 255, 255])
          await page.locator('input[type=file]').setInputFiles({ name: 'ada.png', mimeType: 'image/png', buffer })
          await page.getByRole('button', { name: 'Replace picture' }).click()
          await page.getByRole('button', { name: 'Remove…' }).click()
          await expect(page.getByRole('dialog')).toBeVisible()
        },
      },
      {
        name: 'preferences of a person, one being edited',
        isNarrowToo: true,
        open: async (page) => {
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toBeHidden()
          await openTab(page, 'Preferences')
          await page.getByRole('button', { name: 'Add', exact: true }).click()
          await page.getByRole('combobox', { name: 'Preference' }).selectOption('Theme for all teams')
          await page.getByRole('button', { name: 'Type it as it is stored' }).click()
          await page.getByRole('textbox', { name: 'Value' }).fill('{"sidebarBg":"#123456","type":"Denim"}')
          await page.getByRole('button', { name: 'Add preference' }).click()
          await page.getByRole('button', { name: 'Edit Theme for all teams' }).click()
          await expect(page.getByRole('textbox', { name: 'sidebarBg', exact: true })).toBeVisible()
          await page.getByRole('checkbox', { name: 'Select Theme for all teams' }).check()
        },
      },
    ],
  },
  {
    as: 'ada',
    places: [
      {
        name: 'sessions of a person, one of them chosen',
        open: async (page) => {
          await openPerson(page, demoIds.tom, 'Tom Hargreaves', 'sessions')
          await page.getByRole('grid', { name: 'Sessions' }).getByRole('row').nth(1).getByRole('checkbox').check()
          await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible()
        },
      },
      {
        name: 'audits of a person',
        open: async (page) => {
          await openTab(page, 'Audits')
          await expect(page.getByRole('grid', { name: 'Audits' }).getByRole('row').nth(1)).toBeVisible()
        },
      },
      {
        name: 'teams of a person',
        open: async (page) => {
          await openTab(page, 'Teams')
          await expect(page.getByRole('rowheader', { name: 'Kestrel Harbour' })).toBeVisible()
        },
      },
      {
        name: 'preferences checked before they are imported',
        open: async (page) => {
          await openTab(page, 'Preferences')
          await page.getByRole('button', { name: 'Import…' }).click()
          await page
            .getByRole('textbox', { name: 'JSON' })
            .fill(JSON.stringify([{ user_id: demoIds.tom, category: 'x', name: 'y', value: 'z' }, 7]))
          await expect(page.getByRole('list', { name: 'Entries' })).toBeVisible()
        },
      },
      {
        name: 'roles of a person, with a change not saved',
        open: async (page) => {
          await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
          await openTab(page, 'Roles')
          await page.getByRole('checkbox', { name: /system_user_access_token/ }).uncheck()
          await expect(page.getByRole('list', { name: 'Roles that change' }).getByRole('listitem')).toHaveCount(1)
          await expect(page.getByRole('button', { name: 'Save roles…' })).toBeEnabled()
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
