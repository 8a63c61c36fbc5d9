import type { IncomingMessage } from 'node:http'
import { connectionProblem } from './connection-problem.ts'
import { sendTo } from './proxy.ts'
import type { MattermostAddress } from './settings.ts'

const PING = '/api/v4/system/ping'
/** How long a server may take to say that it is there, in ms. */
const PATIENCE = 5000
/** A ping answers in some hundred bytes; more is somebody else's page, of which the beginning will do. */
const MOST = 4096

/** Whether Mattermost is at an address. `version` is "" when it did not say. */
export type MattermostCheck = { isThere: true; version: string } | { isThere: false; reason: string }

async function beginningOf(answer: IncomingMessage): Promise<string> {
  let text = ''
  answer.setEncoding('utf8')
  for await (const chunk of answer) {
    text += String(chunk)
    if (text.length > MOST) break
  }
  return text
}

function isPing(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && 'status' in json
  } catch {
    return false
  }
}

/** Where a wrong address sends visitors: as it would be written in `MATTERMOST_URL` where it is another Mattermost. */
function whereTo(location: string, target: URL): string {
  const from = `${target.href.replace(/\/$/, '')}${PING}`
  if (!URL.canParse(location, from)) return location
  const { origin, pathname, href } = new URL(location, from)
  return pathname.endsWith(PING) ? origin + pathname.slice(0, -PING.length) : href
}

async function judge(answer: IncomingMessage, target: URL): Promise<MattermostCheck> {
  const status = answer.statusCode ?? 0
  const told = answer.headers['x-version-id']
  const version = /^\d+\.\d+\.\d+/.exec(typeof told === 'string' ? told : '')?.[0] ?? ''
  const text = await beginningOf(answer)
  // A server in trouble is still the right server: the app tells its troubles better than a page of ours.
  if (status >= 500 || status === 429) return { isThere: true, version }
  if (status === 200 && isPing(text)) return { isThere: true, version }
  const moved = answer.headers.location
  if (moved) {
    return {
      isThere: false,
      reason: `it sends visitors on to ${whereTo(moved, target)}, which may be the right address`,
    }
  }
  // What Go, nginx and Apache say to http:// where https:// is spoken.
  if (status === 400 && /\bhttps\b|ssl-enabled/i.test(text)) {
    return { isThere: false, reason: 'it speaks TLS there, so the address should begin with https://' }
  }
  return { isThere: false, reason: `something answers there (status ${status}), but it is not Mattermost` }
}

/** Asks `GET /api/v4/system/ping` once. Never throws; takes at most `patience` ms, from the look-up of the name on. */
export async function checkMattermost(address: MattermostAddress, patience = PATIENCE): Promise<MattermostCheck> {
  const target = address.url
  if (!target) return { isThere: false, reason: address.problem }
  const signal = AbortSignal.timeout(patience)
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = sendTo(target, PING, { method: 'GET', headers: { host: target.host }, signal })
      request.on('error', reject)
      request.on('response', resolve)
      request.end()
    })
    return await judge(answer, target)
  } catch (error) {
    if (signal.aborted) return { isThere: false, reason: `it did not answer within ${patience / 1000} s` }
    return { isThere: false, reason: connectionProblem(error instanceof Error ? error : new Error(String(error))) }
  }
}
