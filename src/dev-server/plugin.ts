import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import type { Connect, Plugin } from 'vite'
import { nodeHandler } from '../demo-server/node.ts'
import { createDemoServer, type DemoServer } from '../demo-server/server.ts'
import { demoBanner, mfaLine } from './banner.ts'
import { cacheControl, metaPolicy, securityHeaders } from './content-security-policy.ts'
import { checkMattermost } from './mattermost-check.ts'
import { createProxy, unreachable } from './proxy.ts'
import type { MattermostAddress, Settings } from './settings.ts'
import { unreachablePage } from './unreachable-page.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

interface Addresses {
  local: string[]
  network: string[]
}

/** What both of Vite's servers have in common, as far as we need it. */
interface Server {
  middlewares: Connect.Server
  /** Null before it listens. */
  resolvedUrls: Addresses | null
  printUrls: () => void
}

function isApi(request: IncomingMessage): boolean {
  return /^\/api\/v4(?:[/?]|$)/.test(request.url ?? '')
}

/** True for a page that a person opens, false for what pages load. */
function isNavigation(request: IncomingMessage): boolean {
  const mode = request.headers['sec-fetch-mode']
  if (typeof mode === 'string') return mode === 'navigate'
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
}

function say(lines: readonly string[]): void {
  console.log(['', ...lines.map((line) => (line ? `  ${line}` : '')), ''].join('\n'))
}

function startDemo(demo: Settings['demo']): DemoServer {
  return createDemoServer({ ...demo, onMfaCode: (asked) => console.log(`  ${mfaLine(asked)}`) })
}

/** Answers `/api/v4` and nothing else. */
function mountApi(server: Server, handler: Handler): void {
  server.middlewares.use((request, response, next) => {
    if (isApi(request)) handler(request, response)
    else next()
  })
}

/** Lets nobody open the app in front of a server that is not there: it could only fail. */
function mountCheck(server: Server, address: MattermostAddress): void {
  const answerPage = async (response: ServerResponse): Promise<boolean> => {
    const check = await checkMattermost(address)
    if (check.isThere) return false
    const page = unreachablePage(unreachable(address, check.reason))
    response.writeHead(502, page.headers)
    response.end(page.html)
    return true
  }
  server.middlewares.use((request, response, next) => {
    if (!isNavigation(request)) {
      next()
      return
    }
    answerPage(response).then(
      (isAnswered) => {
        if (!isAnswered) next()
      },
      (error: unknown) => next(error),
    )
  })
}

async function tellAboutMattermost(address: MattermostAddress): Promise<void> {
  const check = await checkMattermost(address)
  if (!check.isThere) say([unreachable(address, check.reason), 'Every page says so until it can.'])
  else
    say([`/api/v4 is passed on to ${address.url?.href ?? ''}${check.version ? `, Mattermost ${check.version}` : ''}.`])
}

/** Where the built-in Mattermost says it is: at the root of our address, whatever path the app is served under. */
export function siteUrl(addresses: Addresses | null): string | null {
  // On an address of the local network alone there is none for this machine.
  const own = addresses?.local[0] ?? addresses?.network[0]
  return own === undefined ? null : new URL(own).origin
}

function serveApi(server: Server, settings: Settings): void {
  const { mattermost } = settings
  let demo: DemoServer | null = null
  if (mattermost) {
    mountApi(server, createProxy(mattermost, settings))
    mountCheck(server, mattermost)
  } else {
    demo = startDemo(settings.demo)
    mountApi(server, nodeHandler(demo))
  }
  mountUndecodable(server, settings.base)
  const printUrls = server.printUrls.bind(server)
  server.printUrls = () => {
    printUrls()
    const own = siteUrl(server.resolvedUrls)
    demo?.state.configure((config) => {
      if (own) config.ServiceSettings.SiteURL = own
    })
    if (mattermost) void tellAboutMattermost(mattermost)
    else say(demoBanner(settings.demo))
  }
}

/**
 * An address that cannot be decoded ("/tokens/%") is one of the app's own, which says that there is no such page. Vite would
 * answer with nothing.
 */
function mountUndecodable(server: Server, base: string): void {
  server.middlewares.use((request, _response, next) => {
    try {
      decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''))
    } catch {
      request.url = base
    }
    next()
  })
}

/** Serves the API beside the page, in development and in preview, and puts the policy into both page and headers. */
export function latchkeyServer(settings: Settings): Plugin {
  return {
    name: 'latchkey-server',
    configureServer(server) {
      serveApi(server, settings)
    },
    configurePreviewServer(server) {
      serveApi(server, settings)
      const { root, build, base } = server.config
      const folder = resolve(root, build.outDir)
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '/').replace(/[?#].*$/, '')
        for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
        if (path.includes('/assets/') && !existsSync(join(folder, path.slice(base.length)))) {
          // Of another build: the app's own page in its place would be kept by browsers, as a script, for a year.
          response.writeHead(404, { 'Cache-Control': 'no-store' }).end()
          return
        }
        response.setHeader('Cache-Control', cacheControl(path))
        next()
      })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, context) =>
        // The dev server's own client works with inline scripts and styles, so only the built page carries the policy.
        context.server
          ? html
          : {
              html,
              tags: [
                {
                  tag: 'meta',
                  attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
                  injectTo: 'head-prepend',
                },
              ],
            },
    },
  }
}
