import type { Page } from 'playwright/test'

/**
 * Leads to another address without loading the app anew, as Back and Forward do: for pages no link leads to, and where
 * the load itself is not what is looked at. The app has to stand already.
 */
export async function goInApp(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const before: unknown = history.state
    const at = typeof before === 'object' && before !== null && 'idx' in before ? Number(before.idx) : 0
    // What React Router keeps with an entry of its own.
    const state = { usr: null, key: crypto.randomUUID().slice(0, 8), idx: at + 1 }
    history.pushState(state, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state }))
  }, path)
}
