import type { ConsoleMessage, Page } from 'playwright/test'

/**
 * Where in the page and in what the browser keeps for it a text stands: the document, fields, address, title, history,
 * cookies, storages, databases, caches, names of requests. Empty when it is nowhere.
 */
export async function placesOf(page: Page, secret: string): Promise<string[]> {
  return page.evaluate(async (text) => {
    const found: string[] = []
    const look = (place: string, content: string): void => {
      if (content.includes(text)) found.push(place)
    }
    look('document', document.documentElement.outerHTML)
    for (const field of document.querySelectorAll('input, textarea')) {
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) look('field', field.value)
    }
    look('address', location.href)
    look('title', document.title)
    look('history', JSON.stringify(history.state))
    look('cookies', document.cookie)
    look('name of the window', window.name)
    look('what early calls were made', Object.keys(window.latchkeyEarly ?? {}).join('\n'))
    look('local storage', JSON.stringify({ ...localStorage }))
    look('session storage', JSON.stringify({ ...sessionStorage }))
    for (const { name } of performance.getEntriesByType('resource')) look('names of requests', name)
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        look('cache', request.url)
        look('cache', (await (await cache.match(request))?.text()) ?? '')
      }
    }
    // There is none; should there ever be one, its rows would have to be looked at here.
    for (const { name } of await indexedDB.databases()) found.push(`database ${name}`)
    return found
  }, secret)
}

/** Whether a text is in the page's memory once everything that nothing refers to is swept out. Told by the browser, from outside. */
export async function isInMemory(page: Page, secret: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page)
  let snapshot = ''
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk
  })
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return snapshot.includes(secret)
}

/** Everything the page writes to the console, from now on. */
export function consoleOf(page: Page): string[] {
  const lines: string[] = []
  page.on('console', (message: ConsoleMessage) => lines.push(message.text()))
  return lines
}
