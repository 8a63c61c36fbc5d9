import type { IncomingMessage, ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import { DroppedConnection } from './faults.ts'
import type { DemoServer } from './server.ts'

async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  await finished(incoming)
  return Buffer.concat(chunks)
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers()
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '')
  }
  const method = incoming.method ?? 'GET'
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`)
  const body = method === 'GET' || method === 'HEAD' ? null : await bodyOf(incoming)
  return new Request(url, { method, headers, body, signal })
}

async function answer(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) {
    // Several cookies are several headers: joined by commas, no browser would read them.
    if (name === 'set-cookie') outgoing.appendHeader(name, value)
    else outgoing.setHeader(name, value)
  }
  outgoing.end(body)
}

/**
 * A handler for `http.createServer`, or for the middleware of a dev server that has seen to it that only `/api/v4`
 * comes here. A dropped connection destroys the socket. The original path counts: mount it without stripping a prefix.
 */
export function nodeHandler(server: DemoServer): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.on('close', () => gone.abort())
    const respond = async (): Promise<void> => {
      const request = await toRequest(incoming, gone.signal)
      const response = await server.fetch(request, incoming.socket.remoteAddress ?? '')
      // By the server's own clock, which need not be that of this computer.
      outgoing.setHeader('Date', new Date(server.state.now()).toUTCString())
      await answer(response, outgoing)
    }
    respond().catch((error: unknown) => {
      // Nobody waits for an answer any more, or nobody is to get one.
      if (gone.signal.aborted) return
      if (!(error instanceof DroppedConnection)) console.error(error)
      incoming.socket.destroy()
    })
  }
}
