import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { expect, test } from './support/test.ts'

/** WCAG 1.4.12: what a reader may ask of any text. A style element would be against the policy of the page. */
async function spaceText(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    )
    document.adoptedStyleSheets = [sheet]
  })
}

interface Heads {
  /** How wide apart the letters of each stand, in px. */
  spacing: number[]
  /** Those of which a part cannot be seen. */
  cut: string[]
}

/** The heads of the columns. */
function headsOf(page: Page): Promise<Heads> {
  return page.locator('[role=columnheader]:not(:has(.sr-only))').evaluateAll((heads) => ({
    // "normal" is no number.
    spacing: heads.map((head) => Number.parseFloat(getComputedStyle(head).letterSpacing) || 0),
    cut: heads.flatMap((head) => {
      const room = head.getBoundingClientRect()
      const text = document.createRange()
      text.selectNodeContents(head)
      const isBeyond = [...text.getClientRects()].some(
        ({ right, top, bottom }) => right > room.right || top < room.top - 1 || bottom > room.bottom + 1,
      )
      const isCut = [...head.querySelectorAll('span')].some(
        (part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1,
      )
      return isBeyond || isCut ? [head.textContent ?? ''] : []
    }),
  }))
}

const LISTS = [
  '/tokens',
  '/tokens?cols=owner,email,kind,status,expires,notes,id',
  '/users',
  '/account/tokens',
  `/users/${demoIds.tom}/tokens`,
  `/users/${demoIds.tom}/sessions`,
  `/users/${demoIds.tom}/audits`,
]

test('letters and words wide apart cut no head of a column', async ({ page, signIn }) => {
  await signIn('ada')
  await spaceText(page)
  for (const list of LISTS) {
    await page.goto(list)
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
    const { spacing, cut } = await headsOf(page)
    expect(spacing.length, list).toBeGreaterThan(0)
    expect(Math.min(...spacing), list).toBeGreaterThan(1)
    expect(cut, list).toEqual([])
  }
})
