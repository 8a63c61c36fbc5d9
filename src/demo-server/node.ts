import type { IncomingMessage, ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { clientAddress } from './client-address.ts'
import { DroppedConnection } from './faults.ts'
import type { DemoServer } from './server.ts'
import { WholeResponse } from './whole-response.ts'

/** In bytes. Smaller answers fit into one packet as they are. */
const WORTH_GZIP = 1400

export interface NodeHandlerOptions {
  /** Compress answers for who can read that, as Mattermost compresses its own. Default: no. */
  gzip?: boolean
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  await finished(incoming)
  return Buffer.concat(chunks)
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers: [string, string][] = []
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers.push([incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? ''])
  }
  const method = incoming.method ?? 'GET'
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`
  const body = method === 'GET' || method === 'HEAD' ? null : await bodyOf(incoming)
  return new Request(url, { method, headers, body, signal })
}

function isWorthGzip(incoming: IncomingMessage, response: Response, body: Buffer): boolean {
  return (
    body.length >= WORTH_GZIP &&
    /\bgzip\b/.test(incoming.headersDistinct['accept-encoding']?.join() ?? '') &&
    /json|text/.test(response.headers.get('content-type') ?? '')
  )
}

async function answer(response: Response, outgoing: ServerResponse, gzips: boolean): Promise<void> {
  let body = response instanceof WholeResponse ? response.whole : Buffer.from(await response.arrayBuffer())
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) {
    // Several cookies are several headers: joined by commas, no browser would read them.
    if (name === 'set-cookie') outgoing.appendHeader(name, value)
    else outgoing.setHeader(name, value)
  }
  if (gzips && isWorthGzip(outgoing.req, response, body)) {
    outgoing.setHeader('Content-Encoding', 'gzip')
    // Here and not in another thread: at this level, handing a page over takes longer than compressing it.
    body = gzipSync(body, { level: 1 })
  }
  outgoing.end(body)
}

/**
 * A handler for `http.createServer`, or for the middleware of a dev server that has seen to it that only `/api/v4`
 * comes here. A dropped connection destroys the socket. The original path counts: mount it without stripping a prefix.
 */
export function nodeHandler(
  server: DemoServer,
  { gzip: gzips = false }: NodeHandlerOptions = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) gone.abort()
    })
    const respond = async (): Promise<void> => {
      const request = await toRequest(incoming, gone.signal)
      const response = await server.fetch(request, clientAddress(incoming.socket.remoteAddress))
      // By the server's own clock, which need not be that of this computer.
      outgoing.setHeader('Date', new Date(server.state.now()).toUTCString())
      await answer(response, outgoing, gzips)
    }
    respond().catch((error: unknown) => {
      // Nobody waits for an answer any more, or nobody is to get one.
      if (gone.signal.aborted) return
      if (!(error instanceof DroppedConnection)) console.error(error)
      incoming.socket.destroy()
    })
  }
}
