import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * Cuts out of React Router what data mode never reaches: prefetch links and error pages of its framework mode, the error
 * handling of server components, instrumentation. Each is a text that must be there, so that a new version of the
 * library stops the build instead of growing the page unseen. Together 7 kB gzip, a tenth of what its rival budget allows.
 */
const CUTS: readonly (readonly [text: string, instead: string])[] = [
  [
    'shouldPrefetch && !isAbsolute ? /* @__PURE__ */ React10.createElement(React10.Fragment, null, link, /* @__PURE__ */ React10.createElement(PrefetchPageLinks, { page: href })) : link',
    'link',
  ],
  ['React2.createElement(RSCErrorHandler, { error }, result)', 'React2.createElement(React2.Fragment, null, result)'],
  ['function getRouteInstrumentationUpdates(fns, route) {', '$&\n  return {};'],
  ['function instrumentClientSideRouter(router, fns) {', '$&\n  return router;'],
]

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
      if (!id.startsWith(folder) || !code.includes('function createRouter(')) return null
      const missing = CUTS.find(([text]) => !code.includes(text))
      if (missing) this.error(`React Router has changed; look again at what can be cut: ${missing[0]}`)
      const cut = CUTS.reduce((text, [from, to]) => text.replace(from, to), code)
      return { code: PURE.reduce((text, [from, to]) => text.replaceAll(from, to), cut), map: null }
    },
  }
}
