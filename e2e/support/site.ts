import { readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cacheControl, securityHeaders } from '../../src/dev-server/content-security-policy.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

interface SiteOptions {
  /** The folder with the built app. */
  folder: string
  /** Answers everything under `/api/v4`. */
  api: Handler
  /** Compress what is text, as a server in front of Latchkey would. Default: no. */
  gzip?: boolean
  /** Whether the browser may keep files, as from `npm start`. Default: yes. */
  isCached?: boolean
}

/** A built app with an API beside it, as `npm start` serves them, on a port of its own. */
export interface Site {
  /** `http://127.0.0.1:port` */
  origin: string
  close(): Promise<void>
}

interface File {
  headers: Record<string, string>
  body: Buffer
}

function readFile({ folder, gzip = false, isCached = true }: SiteOptions, path: string): File {
  const inside = normalize(join(folder, decodeURIComponent(path)))
  const isFile = inside.startsWith(normalize(folder)) && statSync(inside, { throwIfNoEntry: false })?.isFile() === true
  // An address without a file is one of the app's own, save where only files live.
  const name = isFile ? inside : join(folder, 'index.html')
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  const body = readFileSync(name)
  const isSmaller = gzip && /text|json|svg/.test(type)
  return {
    headers: {
      ...securityHeaders,
      'Content-Type': type,
      'Cache-Control': isCached ? (isFile ? cacheControl(path) : 'no-cache') : 'no-store',
      ...(isSmaller ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
    },
    body: isSmaller ? gzipSync(body, { level: 9 }) : body,
  }
}

/** Starts a site on a free port of 127.0.0.1. Files are read once. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const files = new Map<string, File>()
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/, '')
    if (path.startsWith('/api/v4')) {
      options.api(request, response)
      return
    }
    const file = files.get(path) ?? readFile(options, path)
    files.set(path, file)
    if (path.startsWith('/assets/') && file.headers['Content-Type']?.startsWith('text/html')) response.statusCode = 404
    for (const [name, value] of Object.entries(file.headers)) response.setHeader(name, value)
    response.end(file.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
