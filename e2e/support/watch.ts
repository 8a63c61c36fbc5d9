import type { BrowserContext } from 'playwright/test'

/** What a page must not do, as it happened. */
export interface Watch {
  problems: string[]
}

/** The browser itself tells the console of every answer that is no success; those of the API are part of many tests. */
function isRefusalOfApi(text: string, url: string): boolean {
  return text.startsWith('Failed to load resource') && url.includes('/api/v4/')
}

/**
 * Notes everything that fails a test by itself: a report of the Content-Security-Policy, an uncaught error, something on
 * the console as an error, a request to another origin.
 * @param allowed console errors that the test expects
 */
export async function watchContext(
  context: BrowserContext,
  origin: string,
  allowed: readonly RegExp[],
): Promise<Watch> {
  const watch: Watch = { problems: [] }
  const note = (problem: string): void => {
    if (!allowed.some((pattern) => pattern.test(problem))) watch.problems.push(problem)
  }
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event
      console.error(`policy violated: ${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}:${lineNumber}`)
    })
  })
  context.on('weberror', (error) => note(`uncaught: ${error.error().stack ?? error.error().message}`))
  context.on('console', (message) => {
    if (message.type() !== 'error' || isRefusalOfApi(message.text(), message.location().url)) return
    note(`console: ${message.text()} ${message.location().url}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) note(`request to another origin: ${request.url()}`)
  })
  return watch
}
