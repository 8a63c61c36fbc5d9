import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { nodeHandler } from '../../src/demo-server/node.ts'
import { createDemoServer, type DemoServer, type DemoServerOptions } from '../../src/demo-server/server.ts'
import { startSite, type Site } from '../support/site.ts'

/** A site to measure: what it serves, and the Mattermost behind it. */
export interface BenchSite extends Site {
  demo: DemoServer
}

const DIST = join(import.meta.dirname, '..', '..', 'dist')

/** Smaller answers fit into one packet as they are. */
const WORTH_GZIP = 1400

/** The answers of a demo server, compressed as Mattermost compresses its own. */
function compressed(demo: DemoServer): DemoServer {
  return {
    ...demo,
    fetch: async (request, remoteAddress) => {
      const response = await demo.fetch(request, remoteAddress)
      const body = Buffer.from(await response.arrayBuffer())
      const isText = /json|text/.test(response.headers.get('content-type') ?? '')
      if (!isText || body.length < WORTH_GZIP) return new Response(body.length === 0 ? null : body, response)
      const headers = new Headers(response.headers)
      headers.set('content-encoding', 'gzip')
      return new Response(gzipSync(body, { level: 1 }), { status: response.status, headers })
    },
  }
}

/** Serves a folder with the demo server beside it: HTTP/1.1 and gzip, as a plain server in front would. */
export async function serve(folder: string, options: Partial<DemoServerOptions>): Promise<BenchSite> {
  const demo = createDemoServer(options)
  return Object.assign(await startSite({ folder, api: nodeHandler(compressed(demo)), gzip: true }), { demo })
}

/** The production build of Latchkey. */
export function serveLatchkey(options: Partial<DemoServerOptions> = {}): Promise<BenchSite> {
  return serve(DIST, options)
}

/** The floor, built by the same bundler with the same targets. */
export async function serveFloor(target: string[]): Promise<BenchSite> {
  const outDir = mkdtempSync(join(tmpdir(), 'latchkey-floor-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'floor'),
    logLevel: 'error',
    build: { outDir, target, modulePreload: { polyfill: false } },
  })
  return serve(outDir, {})
}
