import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { nodeHandler } from '../../src/demo-server/node.ts'
import { createDemoServer, type DemoServer } from '../../src/demo-server/server.ts'
import { BROWSER_FLAGS, ensureBrowser } from '../run/browser.mjs'
import { sessionCookies } from './cookies.ts'
import { startSite } from './site.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
/** No larger than this, in bytes: they are in every clone. */
const MOST = 60_000
/** When the demo's story stands still: the same picture on every day. */
const NOW = Date.UTC(2026, 5, 17, 9, 30)

interface Picture {
  name: string
  width: number
  height: number
  scheme: 'light' | 'dark'
  /** Null: nobody is signed in. */
  username: string | null
  path: (demo: DemoServer) => string
  ready: (page: Page, demo: DemoServer) => Promise<void>
}

const listed = async (page: Page): Promise<void> => {
  await page
    .getByText(/read .*, complete/)
    .first()
    .waitFor()
}

/** A token worth looking at: somebody's, alive, with a description. */
function shownToken(demo: DemoServer): { id: string; description: string } {
  const owner = demo.state.userByName('tom')
  const token = demo.state.tokensOfUser.of(owner?.id ?? '').find((one) => one.is_active)
  if (!token) throw new Error('tom has no token that is alive')
  return token
}

const PICTURES: readonly Picture[] = [
  {
    name: 'sign-in',
    width: 720,
    height: 560,
    scheme: 'light',
    username: null,
    path: () => '/sign-in',
    ready: (page) => page.locator('input[type=password]').waitFor(),
  },
  {
    name: 'tokens-light',
    width: 1280,
    height: 760,
    scheme: 'light',
    username: 'ada',
    path: () => '/tokens',
    ready: listed,
  },
  {
    name: 'tokens-dark',
    width: 1280,
    height: 760,
    scheme: 'dark',
    username: 'ada',
    path: () => '/tokens',
    ready: listed,
  },
  {
    name: 'drawer-dark',
    width: 1280,
    height: 760,
    scheme: 'dark',
    username: 'ada',
    path: (demo) => `/tokens/${shownToken(demo).id}`,
    ready: async (page, demo) => {
      await listed(page)
      await page.getByRole('region', { name: shownToken(demo).description }).waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'people-light',
    width: 1280,
    height: 760,
    scheme: 'light',
    username: 'ada',
    path: () => '/users',
    ready: async (page) => {
      await page.getByText(/of 420/).waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'person-dark',
    width: 1280,
    height: 760,
    scheme: 'dark',
    username: 'ada',
    path: (demo) => `/users/${demo.state.userByName('tom')?.id ?? ''}/summary`,
    ready: async (page) => {
      await page.getByRole('list', { name: 'Open risks' }).waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'tokens-narrow',
    width: 390,
    height: 780,
    scheme: 'light',
    username: 'ada',
    path: () => '/tokens',
    ready: listed,
  },
]

/** As WebP of the best quality that is small enough. Chromium does not always have WebP for screenshots: CDP does. */
async function shoot(page: Page, file: string): Promise<number> {
  const session = await page.context().newCDPSession(page)
  for (const quality of [90, 80, 70, 60, 50, 40]) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality })
    writeFileSync(file, Buffer.from(data, 'base64'))
    if (statSync(file).size <= MOST) return statSync(file).size
  }
  throw new Error(`${file} stays larger than ${MOST} bytes`)
}

async function take(browser: Browser, picture: Picture, folder: string): Promise<void> {
  const demo = createDemoServer({ clock: () => NOW })
  const site = await startSite({ folder: DIST, api: nodeHandler(demo) })
  demo.state.configure((config) => {
    config.ServiceSettings.SiteURL = site.origin
  })
  const context = await browser.newContext({
    viewport: { width: picture.width, height: picture.height },
    colorScheme: picture.scheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    baseURL: site.origin,
  })
  if (picture.username !== null) await context.addCookies(await sessionCookies(site.origin, demo, picture.username))
  const page = await context.newPage()
  await page.clock.setFixedTime(NOW)
  await page.goto(picture.path(demo))
  await picture.ready(page, demo)
  const file = join(folder, `${picture.name}.webp`)
  console.log(`${picture.name}.webp  ${((await shoot(page, file)) / 1000).toFixed(1)} kB`)
  await context.close()
  await site.close()
}

/** Takes every picture into a folder. */
export async function takePictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_FLAGS })
  try {
    for (const picture of PICTURES) await take(browser, picture, folder)
  } finally {
    await browser.close()
  }
}
