import { isObject } from './body.ts'
import type { DemoServer } from './server.ts'

export interface Answer {
  status: number
  headers: Headers
  /** The JSON of the answer, or its text when it is no JSON. */
  body: unknown
}

/** Asks a demo server as one person, by their session token. For tests. */
export class TestClient {
  readonly #server: DemoServer
  readonly #headers: Record<string, string>

  constructor(server: DemoServer, headers: Record<string, string> = {}) {
    this.#server = server
    this.#headers = headers
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send('GET', path, undefined, headers)
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send('POST', path, body, headers)
  }

  put(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send('PUT', path, body, headers)
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send('DELETE', path, undefined, headers)
  }

  /** @param path what follows `/api/v4` */
  async #send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    const request = new Request(`http://localhost:8065/api/v4${path}`, {
      method,
      headers: { ...this.#headers, ...headers },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const response = await this.#server.fetch(request)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parsed(text) }
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return text
  }
}

/** The text under a key of an answer's body, "" when there is none. */
export function textOf(answer: Answer, key: string): string {
  const value = isObject(answer.body) ? answer.body[key] : undefined
  return typeof value === 'string' ? value : ''
}

/** The objects of a list. @throws Error when the answer is no list of objects */
export function rowsOf(answer: Answer): Record<string, unknown>[] {
  const { body } = answer
  if (!Array.isArray(body) || !body.every(isObject)) throw new Error('The answer is no list.')
  return body
}

/**
 * A client with a session of its own.
 * @throws Error when the person cannot sign in
 */
export async function signIn(server: DemoServer, username: string, password = 'Correct-horse-9'): Promise<TestClient> {
  const answer = await new TestClient(server).post('/users/login', { login_id: username, password })
  const token = answer.headers.get('token')
  if (!token) throw new Error(`${username} cannot sign in: ${textOf(answer, 'id')}`)
  return new TestClient(server, { authorization: `Bearer ${token}` })
}
