import { totpCode } from '../../src/demo-server/totp.ts'
import { difference } from './difference.ts'
import type { Names } from './difference.ts'
import type { Exchange } from './steps.ts'

/** A well-formed id that belongs to nothing. */
const NOTHING = 'z'.repeat(26)
const COMPARED_HEADERS = ['cache-control', 'etag', 'expires', 'retry-after', 'token', 'x-version-id']
/** Lists whose order the server leaves to the database. */
const UNORDERED =
  /\/audits|\/users\/tokens|\/tokens(\?|$)|\/sessions$|\/roles|\/preferences|\/members|\/users\/ids|\/users\/usernames/

/** Writes into a recorded text what its placeholders stand for now. Unknown ones stay, and make the step fail. */
function resolve(text: string, names: Names, now: number): string {
  return text.replace(/<([a-z][^<>|]*?)(?:\|(\d+))?>/g, (placeholder, name: string, length: string | undefined) => {
    if (name === 'none') return NOTHING
    const later = /^now([+-]\d+)$/.exec(name)
    if (later) return String(now + Number(later[1]))
    const secret = /^totp:(.*)$/.exec(name)
    if (secret) return totpCode(names.get(`mfa:${secret[1]}`) ?? '', now)
    const value = names.get(name)
    return value === undefined ? placeholder : value.slice(0, length === undefined ? undefined : Number(length))
  })
}

/** A session's cookies and, unless it only reads, its CSRF header. */
function credentials({ as, request }: Exchange, names: Names, now: number): Record<string, string> {
  if (as === 'nobody') return {}
  if (as.startsWith('bearer ')) return { authorization: resolve(`Bearer ${as.slice(7)}`, names, now) }
  const person = as.replace(/\d+$/, '')
  const cookie = resolve(`MMAUTHTOKEN=<session:${as}>; MMUSERID=<${person}>; MMCSRF=<csrf:${as}>`, names, now)
  if (request.method === 'GET' || request.csrf === 'absent') return { cookie }
  const csrf = request.csrf === 'wrong' ? NOTHING : (names.get(`csrf:${as}`) ?? '')
  return { cookie, 'x-csrf-token': csrf }
}

function bodyOf({ body, raw, rawBase64 }: Exchange['request'], names: Names, now: number): BodyInit | null {
  if (rawBase64 !== undefined) return new Uint8Array(Buffer.from(rawBase64, 'base64'))
  if (raw !== undefined) return raw
  if (body === undefined) return null
  // A time stands in the recording as text, and goes out as a number.
  return resolve(JSON.stringify(body).replace(/"<(now[+-]\d+)>"/g, '<$1>'), names, now)
}

/** The request that a recorded step stands for. */
export function toRequest(step: Exchange, names: Names, now: number): Request {
  const headers = new Headers(credentials(step, names, now))
  for (const [name, value] of Object.entries(step.request.headers)) headers.set(name, resolve(value, names, now))
  return new Request(new URL(resolve(step.request.path, names, now), 'http://127.0.0.1:8065'), {
    method: step.request.method,
    headers,
    body: bodyOf(step.request, names, now),
  })
}

/** Where an answer differs from the recorded one, in words; null when it does not. Learns names from it. */
export async function compare(step: Exchange, answer: Response, names: Names): Promise<string | null> {
  const want = step.response
  const text = await answer.text()
  if (answer.status !== want.status) return `status ${answer.status} instead of ${want.status}: ${text.slice(0, 300)}`
  const context = { names, isUnordered: UNORDERED.test(step.request.path) }
  const type = (value: unknown): string => String(value).split(';')[0] ?? ''
  if (type(answer.headers.get('content-type')) !== type(want.headers['content-type'])) return 'another content type'
  for (const name of COMPARED_HEADERS) {
    const got = answer.headers.get(name) ?? undefined
    const found = difference(want.headers[name], got, context, `header ${name}`)
    if (found) return found
  }
  const cookies = difference(want.headers['set-cookie'] ?? [], answer.headers.getSetCookie(), context, 'cookies')
  if (cookies) return cookies
  if (want.body === '<not compared>' || want.body === '<image>') return null
  const got: unknown = typeof want.body === 'string' ? text : JSON.parse(text)
  return difference(want.body, got, context, 'body')
}
