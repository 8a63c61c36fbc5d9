import { fileURLToPath } from 'node:url'
import { parseSync, Visitor, type Plugin } from 'vite'

const UNREACHED = '{ throw new Error("Left out of this build: see slim-router.ts") }'

/**
 * Functions of React Router that data mode without forms and fetchers never calls, and what stands in them instead. The
 * linter keeps the app from importing what would call them. Each must be there, so that a new version of the library
 * stops the build instead of growing the page unseen. All in all 8 kB gzip less.
 */
const BODIES: Readonly<Record<string, string>> = {
  // Forms and fetchers: writes go through React Query.
  fetch2: UNREACHED,
  handleAction: UNREACHED,
  handleFetcherAction: UNREACHED,
  handleFetcherLoader: UNREACHED,
  getSubmissionFromNavigation: '{}',
  // What it answers for a navigation that submits no form.
  normalizeNavigateOptions: '{ return { path } }',
  // Routes that are told by the server while one navigates: ours are all in one table.
  discoverRoutes: UNREACHED,
  patchRoutesImpl: UNREACHED,
  // Words to whoever writes the app: the development server keeps them.
  warning: '{}',
  warningOnce: '{}',
  warnOnce: '{}',
  // Framework mode and server components.
  PrefetchPageLinks: '{ return null }',
  // What it answers outside framework mode, without the five hooks it takes to say so in each of a table's links.
  usePrefetchBehavior: '{ return [false, null, {}] }',
  deserializeErrors: UNREACHED,
  RSCErrorHandler: '{ return null }',
  // The root route has an error boundary of its own, and tables remember how far they were scrolled themselves.
  DefaultErrorComponent: '{ return null }',
  enableScrollRestoration: UNREACHED,
  // Only with `instrumentations` given.
  getRouteInstrumentationUpdates: UNREACHED,
  instrumentClientSideRouter: UNREACHED,
}

/** What a bundler cannot know: that these calls and classes do nothing but make a value, and may go when it is not used. */
const PURE: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/^\w+\.displayName = "[^"]*";$/gm, ''],
  [/ = (React\d*\.(?:forwardRef|memo)\()/g, ' = /* @__PURE__ */ $1'],
  [
    /^var (RemixErrorBoundary|AwaitErrorBoundary) = (class extends [^]*?^\});$/gm,
    'var $1 = /* @__PURE__ */ (() => $2)();',
  ],
]

const FILES: Readonly<Record<string, string>> = {
  'react-router': 'index.mjs',
  'react-router/dom': 'dom-export.mjs',
}

/** Where the body of each function to be emptied begins and ends, last ones first. */
function bodiesIn(code: string, file: string): { name: string; start: number; end: number }[] {
  const found: { name: string; start: number; end: number }[] = []
  new Visitor({
    FunctionDeclaration({ id, body }) {
      if (id && body && id.name in BODIES) found.push({ name: id.name, start: body.start, end: body.end })
    },
  }).visit(parseSync(file, code).program)
  return found.toSorted((a, b) => b.start - a.start)
}

/**
 * React Router's main file without what is never called.
 * @throws Error when the library is not what it was when the list was made
 */
export function slim(code: string, file: string): string {
  const bodies = bodiesIn(code, file)
  const missing = Object.keys(BODIES).find((name) => bodies.filter((body) => body.name === name).length !== 1)
  if (missing !== undefined) throw new Error(`React Router has changed; look again at what can be left out: ${missing}`)
  const emptied = bodies.reduce(
    (text, { name, start, end }) => text.slice(0, start) + (BODIES[name] ?? '') + text.slice(end),
    code,
  )
  return PURE.reduce((text, [from, to]) => text.replaceAll(from, to), emptied)
}

/** Builds with React Router's production files, which its package keeps but does not name, and without what we never use. */
export function slimRouter(): Plugin {
  const folder = fileURLToPath(new URL('../../node_modules/react-router/dist/production/', import.meta.url))
  return {
    name: 'latchkey-slim-router',
    apply: 'build',
    enforce: 'pre',
    resolveId(id) {
      const file = FILES[id]
      return file === undefined ? null : folder + file
    },
    transform(code, id) {
      const isMain = /\/react-router\/dist\/production\//.test(id) && code.includes('function createRouter(')
      return isMain ? { code: slim(code, id), map: null } : null
    },
  }
}
