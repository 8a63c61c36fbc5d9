import type { Page } from 'playwright/test'

/**
 * Goes to an address of the app as a link of the app does it, without loading the page anew. For tests that have loaded
 * the app already and are about what stands at the address, not about how one comes there. The entry has a key, as each
 * has, but no place in the router's count, so that nothing asks about work that is not saved: `goInApp` is for where that,
 * or the way back, counts.
 */
export async function walkTo(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState({ key: crypto.randomUUID() }, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}
