import type { Page } from 'playwright/test'
import type { DemoServer } from '../../src/demo-server/server.ts'
import { expectNoAxeFindings } from './axe.ts'
import { expect, test } from './test.ts'

/** A page or a state of it, and how one gets there from the one before. */
interface Place {
  name: string
  /** Where the narrow look is another one. */
  isNarrowToo?: true
  open: (page: Page, demo: DemoServer) => Promise<void>
}

/** Who looks, and at what one after the other, without loading the app for each. */
export interface Walk {
  as: string | null
  places: readonly Place[]
}

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/** The title of the test that makes a walk. */
export function walkTitle({ places }: Walk): string {
  return `axe finds nothing: ${places.map(({ name }) => name).join('; ')}`
}

/** Looks at all places of a walk. One load does: the theme and the width follow the browser's without another. */
export async function expectWalkWithoutFindings(page: Page, demo: DemoServer, { places }: Walk): Promise<void> {
  for (const place of places) await test.step(place.name, () => look(page, demo, place))
}

async function look(page: Page, demo: DemoServer, { isNarrowToo, open }: Place): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, demo)
  await expectNoAxeFindings(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoAxeFindings(page, ['color-contrast'])
  if (!isNarrowToo) return
  await page.setViewportSize(NARROW)
  await expectNoAxeFindings(page)
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(isTooWide, 'the page scrolls sideways').toBe(false)
  await page.setViewportSize(WIDE)
}
