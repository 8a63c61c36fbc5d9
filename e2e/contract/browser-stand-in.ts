/** Answers a request like a server does. */
type Server = { fetch: (request: Request) => Promise<Response> }

interface Cookie {
  value: string
  isHttpOnly: boolean
}

/** What a browser adds to a request: the origin and the cookies, which it keeps between requests. */
export class BrowserStandIn {
  readonly #server: Server
  readonly #cookies = new Map<string, Cookie>()

  constructor(server: Server) {
    this.#server = server
  }

  /** For the place of the global `fetch`. */
  fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const request = new Request(`http://latchkey.test${path}`, init)
    const cookies = [...this.#cookies].map(([name, { value }]) => `${name}=${value}`)
    if (cookies.length > 0) request.headers.set('Cookie', cookies.join('; '))
    const response = await this.#server.fetch(request)
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  /** For the place of the global `document`: as much of the cookies as a page may see. */
  readonly document = { cookie: '' }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const [name = '', value = ''] = pair.split(/=(.*)/)
    if (value === '' || attributes.some((attribute) => /^max-age=(0|-)/i.test(attribute))) this.#cookies.delete(name)
    else this.#cookies.set(name, { value, isHttpOnly: attributes.some((attribute) => /^httponly$/i.test(attribute)) })
    this.document.cookie = [...this.#cookies]
      .filter(([, cookie]) => !cookie.isHttpOnly)
      .map(([visible, cookie]) => `${visible}=${cookie.value}`)
      .join('; ')
  }
}
