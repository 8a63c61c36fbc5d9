import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

const AXE = join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js')

/**
 * Fails on anything axe finds against WCAG 2.2 A and AA or against its own best practices, and says where.
 * @param rules only these: for a page that has been looked at as a whole and has changed its colours since
 */
export async function expectNoAxeFindings(page: Page, rules?: string[]): Promise<void> {
  // Colours that are on their way from one theme to the other are neither's.
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(moving.map((one) => one.finished))
  })
  // Most of what axe costs is none of its rules. Three things spare it: its own text goes to a page once, and small; the
  // app has no frames, for which alone it would work in a second page; and what passes is not written down.
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(readFileSync(AXE, 'utf8'))
  expect(page.frames(), 'frames of the page').toHaveLength(1)
  const builder = new AxeBuilder({ page, axeSource: 'void 0' }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze()
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}`).join('\n')}`,
  )
  expect(told, 'findings of axe').toEqual([])
}
