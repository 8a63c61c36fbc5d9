import { join } from 'node:path'
import { expect, test as base, type BrowserContext, type Page } from 'playwright/test'
import { DEMO_PASSWORD, MONA_MFA_SECRET } from '../../src/demo-server/data/demo-people.ts'
import { nodeHandler } from '../../src/demo-server/node.ts'
import { createDemoServer, type DemoServer, type DemoServerOptions } from '../../src/demo-server/server.ts'
import { totpCode } from '../../src/demo-server/totp.ts'
import { sessionCookies } from './cookies.ts'
import { startSite, type Site } from './site.ts'
import { watchContext, type Watch } from './watch.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')

/** One site for all tests of a worker; the server behind it is a fresh one for each. */
interface WorkerSite extends Site {
  demo: DemoServer
}

interface Options {
  /** How the demo server of the test is made: `test.use({ demoOptions: { version: '11.2' } })`. */
  demoOptions: Partial<DemoServerOptions>
  /** Console errors that belong to the test: `test.use({ allowedErrors: [/…/] })`. All others fail it. */
  allowedErrors: RegExp[]
}

interface Fixtures {
  /** The Mattermost of this test: its state, what was asked of it, its faults. */
  demo: DemoServer
  /** Signs a demo person in, without the form: sets the session's cookies. Opens nothing. */
  signIn: (username: string) => Promise<void>
  /** Signs a demo person in as a person does, through `/sign-in`. */
  signInByForm: (username: string) => Promise<void>
  /** Another browser, with no session or with somebody else's, watched as the first one is. */
  openAs: (username: string | null) => Promise<Page>
  watched: Watch
}

async function fillSignIn(page: Page, username: string, demo: DemoServer): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: /user name/i }).fill(username)
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  if (username === 'mona') {
    await page.getByLabel('Code', { exact: true }).fill(totpCode(MONA_MFA_SECRET, demo.state.options.clock()))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await expect(page).not.toHaveURL(/\/sign-in/)
}

export const test = base.extend<Options & Fixtures, { site: WorkerSite }>({
  demoOptions: [{}, { option: true }],
  allowedErrors: [[], { option: true }],
  site: [
    async ({}, use) => {
      const holder = { demo: createDemoServer({ data: 'empty' }) }
      const site = await startSite({
        folder: DIST,
        // A page that is left while a file is on its way would hold up the next test of that context: the browser waits up
        // to 20 s for whoever is writing the file into its cache.
        isCached: false,
        api: (request, response) => nodeHandler(holder.demo)(request, response),
      })
      await use(Object.assign(holder, site))
      await site.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.origin)
  },
  demo: [
    // After the context: a page of the test before it may ask until that is empty.
    async ({ site, demoOptions, context: _emptied }, use) => {
      site.demo = createDemoServer(demoOptions)
      await use(site.demo)
    },
    { auto: true },
  ],
  watched: [
    async ({ context, site, allowedErrors }, use) => {
      const watch = await watchContext(context, site.origin, allowedErrors)
      await use(watch)
      expect(watch.problems, 'what the pages must not do').toEqual([])
    },
    { auto: true },
  ],
  signIn: async ({ context, site, demo }, use) => {
    await use(async (username) => context.addCookies(await sessionCookies(site.origin, demo, username)))
  },
  signInByForm: async ({ page, demo }, use) => {
    await use((username) => fillSignIn(page, username, demo))
  },
  openAs: async ({ browser, contextOptions, site, demo, allowedErrors, watched }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (username) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: site.origin })
      contexts.push(context)
      const watch = await watchContext(context, site.origin, allowedErrors)
      // One list for all: the test fails for what any of its browsers did.
      watch.problems = watched.problems
      if (username !== null) await context.addCookies(await sessionCookies(site.origin, demo, username))
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }
