import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const NAMED = new Set(['react', 'react/jsx-runtime'])
const PREFIX = '\0names-of:'

/** A module that has the names of this CommonJS one. Of two names for the same, such as `jsx` and `jsxs`, one is both. */
function namesOf(id: string): string {
  const all: unknown = require(id)
  const first = new Map<unknown, string>()
  const lines = Object.entries(all ?? {}).map(([name, value]) => {
    const known = first.get(value)
    if (known !== undefined) return `export { ${known} as ${name} }`
    first.set(value, name)
    // Marked so that a name nobody imports is left out.
    return `export const ${name} = /* @__PURE__ */ (() => all.${name})()`
  })
  return [`import all from ${JSON.stringify(require.resolve(id))}`, ...lines].join('\n')
}

/**
 * Builds with React as a module of names. It comes as CommonJS, of which a bundler keeps the object: each of three
 * thousand elements would be made by `(0,e.jsx)(…)`, and is made by `e(…)`. All in all 2 kB gzip less. Libraries go on
 * with the object: they ask it for hooks by names they put together, so that no name of it could be left out.
 */
export function reactNames(): Plugin {
  return {
    name: 'latchkey-react-names',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, importer) {
      return NAMED.has(id) && importer?.includes('/node_modules/') === false ? PREFIX + id : null
    },
    load(id) {
      return id.startsWith(PREFIX) ? namesOf(id.slice(PREFIX.length)) : null
    },
  }
}
