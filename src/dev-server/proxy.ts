import http from 'node:http'
import https from 'node:https'
import { connectionProblem } from './connection-problem.ts'
import { cookieName, requestHeaders, responseHeaders } from './proxy-headers.ts'
import type { MattermostAddress } from './settings.ts'

/** What the proxy answers by itself carries one of these ids, in the shape of Mattermost's own errors. */
export const PROXY_UNREACHABLE = 'latchkey.proxy.unreachable'
export const PROXY_FOREIGN_ORIGIN = 'latchkey.proxy.foreign_origin'

/** For how long the target may say nothing before we give up, in ms. Longer than the app waits for one answer. */
const SILENCE = 60_000

// Reads share connections, so that a sweep pays for few handshakes. A write gets a connection of its own: on a shared
// one that the server is about to close, nobody could tell whether the write was done.
const keepAlive = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }

/** Sends a request to the target, whatever its scheme. */
export function sendTo(target: URL, path: string, options: http.RequestOptions): http.ClientRequest {
  const isTls = target.protocol === 'https:'
  const isRead = options.method === 'GET' || options.method === 'HEAD'
  const shared = isTls ? keepAlive.https : keepAlive.http
  const root = target.pathname.replace(/\/$/, '')
  return (isTls ? https : http).request({
    ...options,
    protocol: target.protocol,
    // A literal IPv6 address has brackets in a URL, and none for a connection.
    hostname: target.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: target.port || (isTls ? 443 : 80),
    path: `${root}${path}`,
    agent: isRead ? shared : false,
  })
}

function answerError(response: http.ServerResponse, status: number, id: string, message: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify({ id, message, detailed_error: '', request_id: '', status_code: status }))
}

/**
 * Another site must not speak through us: the target cannot tell any more, since we rewrite the Origin. What stands in
 * front of us may ask for another host than the browser did, so that our own names are known by the settings.
 */
function isForeign({ headers: { origin, host } }: http.IncomingMessage, allowedHosts: readonly string[]): boolean {
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const from = new URL(origin)
  return from.host !== host && !allowedHosts.includes(from.hostname)
}

/** True when the browser reached us by https, through something in front of us. */
function cameByTls(request: http.IncomingMessage): boolean {
  return request.headers['x-forwarded-proto'] === 'https'
}

/** What is told when the address cannot be used or does not answer. */
export function unreachable(address: MattermostAddress, reason: string): string {
  return address.url
    ? `The Mattermost server at ${address.url.href.replace(/\/$/, '')} cannot be reached: ${reason}.`
    : `MATTERMOST_URL is "${address.written}", and no server can be reached there: ${reason}.`
}

/**
 * A handler that passes requests for `/api/v4/…` on to a Mattermost server and its answers back, byte for byte. When
 * that fails before an answer begins, it answers 502 with the id `latchkey.proxy.unreachable` and the reason.
 * `allowedHosts`: names of ours, as in the settings; `silence`: for how long the target may say nothing, in ms.
 */
export function createProxy(
  address: MattermostAddress,
  { allowedHosts = [], silence = SILENCE }: { allowedHosts?: readonly string[]; silence?: number } = {},
): (request: http.IncomingMessage, response: http.ServerResponse) => void {
  const setByTarget = new Set<string>()
  return (request, response) => {
    const target = address.url
    const give = (reason: string): void => answerError(response, 502, PROXY_UNREACHABLE, unreachable(address, reason))
    if (!target) {
      give(address.problem)
      return
    }
    if (isForeign(request, allowedHosts)) {
      answerError(response, 403, PROXY_FOREIGN_ORIGIN, 'Only pages of this address may send requests through it.')
      return
    }
    const outgoing = sendTo(target, request.url ?? '/', {
      method: request.method ?? 'GET',
      headers: requestHeaders(request.headers, target, { client: request.socket.remoteAddress, setByTarget }),
      // From the first moment on: set on the request itself, it would begin with the connection.
      timeout: silence,
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error(`it said nothing for ${silence / 1000} s`)))
    outgoing.on('error', (error) => {
      // Half an answer cannot be taken back: breaking the connection tells the browser that it is half.
      if (!response.headersSent) give(connectionProblem(error))
      else if (!response.writableEnded) response.destroy()
    })
    outgoing.on('response', (answer) => {
      for (const cookie of answer.headers['set-cookie'] ?? []) setByTarget.add(cookieName(cookie))
      response.writeHead(answer.statusCode ?? 502, responseHeaders(answer.headers, target, cameByTls(request)))
      answer.on('error', () => response.destroy())
      answer.pipe(response)
    })
    // The browser went away: the target need not go on.
    response.on('close', () => outgoing.destroy())
    request.pipe(outgoing)
    // What the target takes no more is read all the same: browsers look for an answer when all is sent. (After the pipe's own
    // listener, which pauses.)
    outgoing.on('close', () => request.resume())
  }
}
