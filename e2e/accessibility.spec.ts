import type { Page } from 'playwright/test'
import { expectNoAxeFindings } from './support/axe.ts'
import { expect, test } from './support/test.ts'

/** A page or a state of it: who looks, and how one gets there. */
interface Place {
  name: string
  as: string | null
  open: (page: Page) => Promise<void>
}

async function openTokens(page: Page): Promise<void> {
  await page.goto('/tokens')
  await expect(page.getByRole('grid', { name: 'Tokens' })).toBeVisible()
  await expect(page.getByText(/340 tokens \(complete\)/)).toBeVisible()
}

async function openFirstRow(page: Page): Promise<void> {
  await openTokens(page)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible()
  await expect(page.getByText(/permissions, by area/)).toBeVisible()
}

const PLACES: readonly Place[] = [
  {
    name: 'sign-in',
    as: null,
    open: async (page) => {
      await page.goto('/sign-in')
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      await expect(page.getByText('Kestrel Harbour')).toBeVisible()
    },
  },
  { name: 'inventory', as: 'ada', open: openTokens },
  {
    name: 'inventory, filtered, with a selection',
    as: 'ada',
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
    name: 'an open filter',
    as: 'ada',
    open: async (page) => {
      await openTokens(page)
      await page.getByRole('button', { name: 'Status', exact: false }).first().click()
      await expect(page.getByRole('link', { name: /Asleep/ }).last()).toBeVisible()
    },
  },
  { name: 'token drawer', as: 'ada', open: openFirstRow },
  {
    name: 'new token',
    as: 'ada',
    open: async (page) => {
      await openTokens(page)
      await page.getByRole('button', { name: 'New token' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.getByRole('button', { name: 'Create token' }).click()
      await expect(page.getByText('Say what the token is for.')).toBeVisible()
    },
  },
  {
    name: 'no token matches',
    as: 'ada',
    open: async (page) => {
      await page.goto('/tokens?q=nothing-is-called-like-this')
      await expect(page.getByText('No token matches')).toBeVisible()
    },
  },
  {
    name: 'one person at a time',
    as: 'hedy',
    open: async (page) => {
      await page.goto('/tokens')
      await expect(page.getByRole('combobox', { name: 'Whose tokens' })).toBeVisible()
    },
  },
  {
    name: 'refused',
    as: 'rita',
    open: async (page) => {
      await page.goto('/tokens')
      await expect(page.getByText(/manage_system|read_user_access_token/).first()).toBeVisible()
    },
  },
  {
    name: 'my tokens',
    as: 'tom',
    open: async (page) => {
      await page.goto('/account/tokens')
      await expect(page.getByRole('grid', { name: 'Tokens' })).toBeVisible()
    },
  },
  {
    name: 'my tokens, without the right',
    as: 'alice',
    open: async (page) => {
      await page.goto('/account/tokens')
      await expect(
        page.getByRole('heading', { name: 'Your account may not have personal access tokens' }),
      ).toBeVisible()
    },
  },
  {
    name: 'nothing there',
    as: 'tom',
    open: async (page) => {
      await page.goto('/nowhere')
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    },
  },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    for (const place of PLACES) {
      test(`axe finds nothing: ${place.name}`, async ({ page, signIn }) => {
        if (place.as !== null) await signIn(place.as)
        await place.open(page)
        await expectNoAxeFindings(page)
      })
    }
  })
}

test.describe('narrow', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  for (const place of PLACES.filter(({ name }) =>
    ['sign-in', 'inventory', 'token drawer', 'my tokens'].includes(name),
  )) {
    test(`axe finds nothing at 390 px: ${place.name}`, async ({ page, signIn }) => {
      if (place.as !== null) await signIn(place.as)
      await place.open(page)
      await expectNoAxeFindings(page)
      const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(isTooWide, 'the page scrolls sideways').toBe(false)
    })
  }
})
