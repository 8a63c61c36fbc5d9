import type { Plugin } from 'vite'

/** What Vite makes of `import('…')`: a call of its helper, and around names that are taken out of the module a function. */
const WRAPPED =
  /__vitePreload\((?:async \(\) => \{\s*const \{[^}]*\} = await ([^;]*?);\s*return \{[^}]*\};\s*\}|\(\) => ([^;]*?)), __VITE_PRELOAD__\)/g

/**
 * The code of a chunk with the imports that are in it as they were written.
 * @throws Error when one is wrapped in another way
 */
export function plainly(code: string): string {
  const plain = code.replaceAll(WRAPPED, (_all, named?: string, whole?: string) => named ?? whole ?? '')
  if (plain.includes('__VITE_PRELOAD__')) throw new Error('Vite wraps imports in another way now: see src/build')
  return plain
}

/**
 * Vite has a helper fetch each lazy chunk, and before it the files it names beside it. We name none (vite.config.ts): what
 * is left of it is weight around every import.
 */
export function plainImports(): Plugin {
  return {
    name: 'latchkey-plain-imports',
    apply: 'build',
    transform: {
      filter: { id: /^\0vite\/preload-helper/ },
      handler: () => ({ code: 'export const __vitePreload = (load) => load()', map: null }),
    },
    renderChunk: (code) => ({ code: plainly(code), map: null }),
  }
}
