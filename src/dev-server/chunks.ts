import type { Rolldown } from 'vite'

type ModuleInfo = (id: string) => Rolldown.ModuleInfo | null

/** Everybody loads it: what the entry, or both the sign-in page and the app behind it, are made of. */
const BASE = 'index'
const SIGN_IN = /\/src\/app\/sign-in-route\.tsx$/
const SHELL = /\/src\/app\/shell\.tsx$/
const PAGE = /\/src\/features\/.*-page\.tsx$/
/** A module that so many pages use is loaded with the shell: the first page is likely one of them. */
const MANY_PAGES = 3

/** The entry and the lazily loaded modules that lead to a module by static imports. */
function rootsOf(id: string, infoOf: ModuleInfo): string[] {
  const roots: string[] = []
  const seen = new Set([id])
  for (const current of seen) {
    const info = infoOf(current)
    if (info && (info.isEntry || info.dynamicImporters.length > 0)) roots.push(current)
    for (const importer of info?.importers ?? []) seen.add(importer)
  }
  return roots
}

/** The chunk a module belongs in, null where the bundler may decide. */
function chunkOf(id: string, infoOf: ModuleInfo): string | null {
  // Only names lead through here: each icon goes where it is drawn.
  if (/\/lucide-react\/|\/src\/ui\/icons\.ts$/.test(id)) return null
  const roots = rootsOf(id, infoOf)
  const has = (pattern: RegExp): boolean => roots.some((root) => pattern.test(root))
  if (roots.some((root) => infoOf(root)?.isEntry)) return BASE
  if (has(SIGN_IN)) return has(SHELL) || has(PAGE) ? BASE : 'sign-in'
  return has(SHELL) || roots.filter((root) => PAGE.test(root)).length >= MANY_PAGES ? 'shell' : null
}

/**
 * Few requests to the first page, and nothing in them that it does not need: left to itself the bundler makes one small
 * file for each set of users, thirty for the list of tokens. What comes first in this list takes what the others share.
 */
export const chunkGroups: Rolldown.CodeSplittingGroup[] = [BASE, 'sign-in', 'shell'].map((chunk, index) => ({
  name: (id, context) => (chunkOf(id, (other) => context.getModuleInfo(other)) === chunk ? chunk : null),
  debugName: chunk,
  priority: 10 - index,
}))
