import { defineConfig } from 'playwright/test'
import { BROWSER_FLAGS, findBrowser } from './run/browser.mjs'

const browser = findBrowser()

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './support/build-first.mjs',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Long enough for two slow cores under load: a limit is there to end what hangs, not to measure.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    // A context is emptied, not made anew, for the next test of a worker: the browser need not compile the app again.
    reuseContext: true,
    // Nothing here looks at animations, and drawing them is a tenth of the time.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: BROWSER_FLAGS, ...(browser ? { executablePath: browser } : {}) },
  },
})
