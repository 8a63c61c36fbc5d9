import { get } from 'node:http'
import { demoPeople } from '../src/demo-server/data/demo-people.ts'
import { buildInto, start, stopAll } from './support/start.ts'
import { expect, test } from './support/test.ts'

/** Of the first 1024 ports, which no test of another worker is given: nothing listens there. */
const DEAD = '127.0.0.1:1'

test.afterEach(async ({ page }) => {
  // A page that is still fetching would tell of the server's end as of a fault.
  await page.goto('about:blank')
  await stopAll()
})

/** The status a page has for whoever comes by another name of the same machine. */
async function statusAs(host: string, origin: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(origin, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject)
  })
}

/** Signs in on a page of another origin than the test's own. */
async function signInAt(page: import('playwright/test').Page, origin: string): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('textbox', { name: /user name/i }).fill('ada')
  await page.getByLabel('Password', { exact: true }).fill(demoPeople[0]?.password ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('main').getByText(/read .*, complete/)).toBeVisible()
}

async function signOut(page: import('playwright/test').Page): Promise<void> {
  await page.getByRole('button', { name: /^Ada Lindholm/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

test.describe('npm start', () => {
  // What the pages ask for is of the started server, not of the test's own; and a page about no Mattermost is a 502.
  test.use({ allowedErrors: [/^request to another origin|status of 502 .* http:\/\/127\.0\.0\.1:\d+\/(tokens)?$/] })

  test('prints its address and the demo people, and serves the demo there', async ({ page }) => {
    const { origin, printed } = await start({})
    await expect.poll(printed).toContain('Sign in as one of these people')
    for (const { username, can } of demoPeople)
      expect(printed()).toMatch(new RegExp(`${username}\\s+${can.slice(0, 12)}`))
    await signInAt(page, origin)
    await expect(page.getByRole('complementary').getByText(origin)).toBeVisible()
    // What cannot be decoded is an address as well, and the app's to answer.
    await page.goto(`${origin}/tokens/%`)
    await expect(page.getByText('This is not the id of a token')).toBeVisible()
    await page.goto(`${origin}/%E0%A4%A`)
    await expect(page.getByText('There is nothing at this address')).toBeVisible()
  })

  test('answers by the names it was given, and by no other', async () => {
    const { origin } = await start({ ALLOWED_HOSTS: 'latchkey.test' })
    expect(await statusAs('latchkey.test:8443', origin)).toBe(200)
    expect(await statusAs('evil.test', origin)).toBe(403)
  })

  test('under a path all addresses are there: of pages, of rows, of a reload', async ({ page }, testInfo) => {
    const folder = testInfo.outputPath('dist')
    await buildInto(folder, { BASE_PATH: '/latchkey' })
    const { origin } = await start({ BASE_PATH: '/latchkey' }, folder)
    expect(origin).toMatch(/:\d+\/latchkey$/)
    await signInAt(page, origin)
    await expect(page).toHaveURL(`${origin}/tokens`)
    const link = page.locator('[data-row-link]').first()
    const name = (await link.textContent()) ?? ''
    const address = new URL((await link.getAttribute('href')) ?? '', origin).href
    expect(address).toMatch(new RegExp(`^${origin}/tokens/\\w+$`))
    await page.goto(address)
    const drawer = page.getByRole('heading', { level: 2, name })
    await expect(drawer).toBeVisible()
    await page.reload()
    await expect(drawer).toBeVisible()
    await expect(page).toHaveURL(address)
    await page.goto(`${origin}/tokens`)
    await link.click()
    await expect(page).toHaveURL(address)
    await page.goto(`${origin}/tokens`)
    await signOut(page)
    await expect(page).toHaveURL(`${origin}/sign-in`)
  })

  test('passes everything on to a Mattermost elsewhere', async ({ page, site, demo }) => {
    const { origin, printed } = await start({ MATTERMOST_URL: site.origin })
    await expect.poll(printed).toContain(`/api/v4 is passed on to ${site.origin}`)
    await signInAt(page, origin)
    expect(demo.requests.some(({ path }) => path.endsWith('/users/login'))).toBe(true)
    // A write needs the token against forged requests, which the page takes from a cookie that came through the proxy.
    await signOut(page)
    await expect(page).toHaveURL(`${origin}/sign-in`)
    expect(demo.requests.find(({ path }) => path.endsWith('/users/logout'))?.status).toBe(200)
  })

  test('says on every page that nobody is at the address it was given, and why', async ({ page }) => {
    const { origin, printed } = await start({ MATTERMOST_URL: `http://${DEAD}` })
    await expect.poll(printed).toContain('Every page says so until it can.')
    await page.goto(`${origin}/tokens`)
    await expect(page.getByRole('heading', { name: 'Mattermost cannot be reached' })).toBeVisible()
    await expect(page.getByText(DEAD)).toBeVisible()
    await expect(page.getByText('nothing listens at that address (ECONNREFUSED)')).toBeVisible()
    await expect(page.getByText('MATTERMOST_URL')).toBeVisible()
  })

  test('knows that https was asked of a server without it, and that something else answers', async ({ page, site }) => {
    const { origin } = await start({ MATTERMOST_URL: site.origin.replace('http:', 'https:') })
    await page.goto(origin)
    await expect(page.getByText(/does not speak (TLS|the protocol)/)).toBeVisible()
    const other = await start({ MATTERMOST_URL: `${site.origin}/elsewhere` })
    await page.goto(other.origin)
    await expect(page.getByText('not Mattermost')).toBeVisible()
  })

  test('an address that is none is told with what is wrong with it', async ({ page }) => {
    const { origin } = await start({ MATTERMOST_URL: 'ftp://chat.example.com' })
    await page.goto(origin)
    await expect(page.getByText('it must begin with https:// or http://, not ftp://')).toBeVisible()
  })
})
