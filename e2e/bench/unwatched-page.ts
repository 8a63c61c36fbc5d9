import type { Browser, CDPSession } from 'playwright'
import * as v from 'valibot'
import type { BenchSite } from './site.ts'

const messageSchema = v.object({
  id: v.optional(v.number()),
  result: v.optional(v.unknown()),
  error: v.optional(v.unknown()),
})
const evaluatedSchema = v.object({
  result: v.object({ value: v.optional(v.unknown()) }),
  exceptionDetails: v.optional(v.unknown()),
})

/**
 * A page whose requests nobody is told of, as those of a person's browser. Playwright has each told several times, and that
 * costs the browser five times what it does for the page: with a thousand requests, the machine's two processors are busy
 * with the telling. Pages of a browser context that is not Playwright's are left alone by it.
 */
export class UnwatchedPage {
  readonly #browser: CDPSession
  readonly #contextId: string
  readonly #sessionId: string
  readonly #waiting = new Map<number, (message: v.InferOutput<typeof messageSchema>) => void>()
  #sent = 0

  private constructor(browser: CDPSession, contextId: string, sessionId: string) {
    this.#browser = browser
    this.#contextId = contextId
    this.#sessionId = sessionId
    browser.on('Target.receivedMessageFromTarget', (event) => {
      const message = v.parse(messageSchema, JSON.parse(event.message))
      if (event.sessionId === sessionId && message.id !== undefined) this.#waiting.get(message.id)?.(message)
    })
  }

  /** Opens a blank page of a browser in which this person is signed in to the site. */
  static async open(browser: Browser, site: BenchSite, username: string): Promise<UnwatchedPage> {
    const session = await browser.newBrowserCDPSession()
    const { browserContextId } = await session.send('Target.createBrowserContext')
    await session.send('Storage.setCookies', { browserContextId, cookies: await site.cookies(username) })
    const { targetId } = await session.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId,
      width: 1440,
      height: 900,
    })
    const { sessionId } = await session.send('Target.attachToTarget', { targetId })
    return new UnwatchedPage(session, browserContextId, sessionId)
  }

  /** Goes to an address, and waits until the document is there. */
  async goto(url: string): Promise<void> {
    await this.#send('Page.navigate', { url })
    await this.waitFor((wanted) => document.URL === wanted && document.readyState === 'complete', url)
  }

  /** What a function gives that runs in the page. It sees nothing but its argument. */
  async evaluate<Argument, Value>(
    run: (argument: Argument) => Value | Promise<Value>,
    argument: Argument,
  ): Promise<unknown> {
    const answer = await this.#send('Runtime.evaluate', {
      expression: `(${run.toString()})(${JSON.stringify(argument)})`,
      awaitPromise: true,
      returnByValue: true,
    })
    const { result, exceptionDetails } = v.parse(evaluatedSchema, answer)
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
    return result.value
  }

  /** Asks the page twice a second, which costs it nothing that counts, until it says yes. */
  async waitFor<Argument>(isThere: (argument: Argument) => boolean, argument: Argument): Promise<void> {
    const until = Date.now() + 300_000
    while ((await this.evaluate(isThere, argument)) !== true) {
      if (Date.now() > until) throw new Error(`It never came: ${isThere.toString()}`)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  async close(): Promise<void> {
    await this.#browser.send('Target.disposeBrowserContext', { browserContextId: this.#contextId })
    await this.#browser.detach()
  }

  async #send(method: string, params: object): Promise<unknown> {
    this.#sent += 1
    const id = this.#sent
    const answer = new Promise<v.InferOutput<typeof messageSchema>>((resolve) => this.#waiting.set(id, resolve))
    const message = JSON.stringify({ id, method, params })
    await this.#browser.send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message })
    const { result, error } = await answer
    this.#waiting.delete(id)
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`)
    return result
  }
}
