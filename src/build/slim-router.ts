import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { slimmed, UNREACHED, type Place } from './slimming.ts'

/**
 * Functions of React Router that data mode without forms and fetchers never calls, and what stands in them instead. The
 * linter keeps the app from importing what would call them. With `PLACES` all in all 10 kB gzip less.
 */
const BODIES: Readonly<Record<string, string>> = {
  // Forms and fetchers: writes go through React Query.
  fetch2: UNREACHED,
  handleAction: UNREACHED,
  handleFetcherAction: UNREACHED,
  handleFetcherLoader: UNREACHED,
  getSubmissionFromNavigation: '{}',
  updateFetcherState: UNREACHED,
  resetFetcher: UNREACHED,
  getFetcher: UNREACHED,
  deleteFetcher: UNREACHED,
  queueFetcherForDeletion: UNREACHED,
  abortFetcher: UNREACHED,
  getUpdatedRevalidatingFetchers: UNREACHED,
  // What they answer while there is no fetcher, and nothing that an action gave.
  markFetchersDone: '{}',
  markFetchRedirectsDone: '{ return false }',
  abortStaleFetchLoads: '{ return false }',
  getUpdatedActionData: '{}',
  getActionDataForCommit: '{ return {} }',
  // What it answers for a navigation that submits no form.
  normalizeNavigateOptions: '{ return { path } }',
  // Routes that are told by the server while one navigates: ours are all in one table.
  discoverRoutes: UNREACHED,
  patchRoutes: UNREACHED,
  patchRoutesImpl: UNREACHED,
  _internalSetRoutes: UNREACHED,
  // What it answers for such a table.
  checkFogOfWar: '{ return { active: false, matches: null } }',
  // Only for `?` in a path of it.
  explodeOptionalSegments: UNREACHED,
  // Links outside such a router.
  useNavigateUnstable: UNREACHED,
  // View transitions from an earlier visit: no link asks for one.
  restoreAppliedTransitions: '{}',
  persistAppliedTransitions: '{}',
  // Words to whoever writes the app: the development server keeps them.
  warning: '{}',
  warningOnce: '{}',
  warnOnce: '{}',
  getInvalidPathError: '{ return "" }',
  getDataRouterConsoleError: '{}',
  // That no route fits is seen by the kind of error it makes.
  getInternalRouterError: '{ return new ErrorResponseImpl(status, "", null, true) }',
  // Framework mode and server components.
  parseHydrationData: '{}',
  PrefetchPageLinks: '{ return null }',
  // What it answers outside framework mode, without the five hooks it takes to say so in each of a table's links.
  usePrefetchBehavior: '{ return [false, null, {}] }',
  deserializeErrors: UNREACHED,
  RSCErrorHandler: '{ return null }',
  decodeRouteErrorResponseDigest: UNREACHED,
  // The root route has an error boundary of its own, and tables remember how far they were scrolled themselves.
  DefaultErrorComponent: '{ return null }',
  enableScrollRestoration: UNREACHED,
  // Only with `instrumentations` given.
  getRouteInstrumentationUpdates: UNREACHED,
  instrumentClientSideRouter: UNREACHED,
}

/** What follows from these the minifier sees by itself. */
const PLACES: readonly Place[] = [
  // A bundler cannot know that these do nothing but make a value, and may go when it is not used.
  [/^\w+\.displayName = "[^"]*";$/gm, ''],
  [/ = (React\d*\.(?:forwardRef|memo)\()/g, ' = /* @__PURE__ */ $1'],
  [
    /^var (RemixErrorBoundary|AwaitErrorBoundary) = (class extends [^]*?^\});$/gm,
    'var $1 = /* @__PURE__ */ (() => $2)();',
  ],
  // Words to whoever writes the app, and how servers are told that they call what only browsers may.
  [/`When overriding the location using [^\n]*` prop\.`/g, '""'],
  [/isStaticHandler \? \(\) => \{[^]*?\} : (?=\(cb\) => )/g, ''],
  // No link asks for a view transition.
  [/(?<=let viewTransitionOpts;\n)[^]*?(?=^ {4}updateState\()/gm, ''],
  [/!viewTransitionOpts \|\| !isViewTransitionAvailable/g, 'true'],
  [/vtContext\.isTransitioning/g, 'false'],
  // No fetcher is there to load again.
  [/^ {2}fetchLoadMatches\.forEach\([^]*?^ {2}\}\);$/gm, ''],
]

const FILES: Readonly<Record<string, string>> = {
  'react-router': 'index.mjs',
  'react-router/dom': 'dom-export.mjs',
}

/**
 * React Router's main file without what is never called.
 * @throws Error when the library is not what it was when the list was made
 */
export function slim(code: string, file: string): string {
  return slimmed(code, file, { library: 'React Router', bodies: BODIES, places: PLACES })
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
