import type { Rolldown } from 'vite'

type ModuleInfo = (id: string) => Rolldown.ModuleInfo | null

/** Asks once for each key: a question about modules is put thousands of times in a build, and the answer stays. */
function once<Answer>(ask: (key: string) => Answer): (key: string) => Answer {
  const answers = new Map<string, { is: Answer }>()
  return (key) => {
    const known = answers.get(key) ?? { is: ask(key) }
    answers.set(key, known)
    return known.is
  }
}

/** Everybody loads it: what the entry, or both the sign-in page and the app behind it, are made of. */
const BASE = 'index'
const SIGN_IN = /\/src\/app\/sign-in-route\.tsx$/
const SHELL = /\/src\/app\/shell\.tsx$/
const PAGE = /\/src\/features\/.*-page\.tsx$/
/** The lists one comes in by: tokens, people, one's own tokens. Drawers and tabs come after one of them. */
const LIST = /\/src\/features\/(tokens|users|account)\/(tokens|users|account-tokens)-page\.tsx$/
const PEOPLE = 'users'
const TOKENS = 'tokens'
/** What says that something failed, a missing file among it: it may depend on no file that a page can do without. */
const ERRORS = /\/src\/(app\/error-page|components\/error-(panel|banner)-full)\.tsx$/
/** Part of long runs: it is about errors alone, and would have every page of a person wait for the words for them. */
const WITH_ERRORS = /\/src\/components\/bulk-failure\.ts$/
/** The drawer of a token, over each of the lists that have one: a few lines each. */
const DRAWER = /\/src\/features\/(tokens\/|person\/person-|account\/account-)token-page\.tsx$/
/** Dialogs, menus and panels beside a button, and the libraries they are made of. */
const OVERLAY =
  /\/src\/ui\/(dialog|menu-radix|popover-radix)\.tsx$|\/node_modules\/(radix-ui|@radix-ui|@floating-ui|aria-hidden)\/|react-remove-scroll$/
/** Tabs of a few kilobytes; the first tab and the two that are large stay apart. */
const SMALL_TAB = /\/src\/features\/person\/person-(roles|sign-in|sessions|audits|teams)-page\.tsx$/
/** Of this tab the half is what its dialogs are made of too: they are beside it, and no other page waits for that. */
const PREFERENCES = /\/src\/features\/person\/person-preferences-page\.tsx$/
/** A few lines over what the pages of people are made of. */
const BY_PERSON = /\/src\/features\/tokens\/by-person-page\.tsx$/
/** The page around the tabs, with the one tab that is a few lines. */
const FRAME = /\/src\/features\/person\/person-(tokens-)?page\.tsx$/
/** Only names lead through these, to each hook and each icon: who uses the name counts, not who else reads the list. */
const NAMES_ONLY = /\/@tanstack\/(react-query|query-core)\/.*\/index\.js$|\/lucide\.m?js$|\/src\/ui\/icons\.ts$/

/** What a list of names says: what it has from which file, and under which other name it passes it on. */
interface Names {
  ofFile: ReadonlyMap<string, readonly string[]>
  renamed: ReadonlyMap<string, string>
}

function readNames(code: string): Names {
  const statements = [...code.matchAll(/\{([^}]*)\} from ["'](?:[^"']*\/)?([^"'/]+)["']/g)]
  return {
    ofFile: new Map(
      statements.map(([, names = '', file = '']) => [
        file,
        names.split(/\bas\b|,/).flatMap((name) => name.trim() || []),
      ]),
    ),
    renamed: new Map(
      statements.flatMap(([, names = '']) =>
        [...names.matchAll(/(\w+) as (\w+)/g)].map(([, from = '', to = '']) => [from, to] as const),
      ),
    ),
  }
}

const COMMENTS = /\/\*[^]*?\*\/|\/\/.*/g

/** Tells of a module which ones lead to it by importing it, or by one of its names out of a list of names. */
function importersIn(infoOf: ModuleInfo): (id: string) => readonly string[] {
  const namesIn = once((list) => readNames(infoOf(list)?.code ?? ''))
  const wordsIn = once((module) => new Set(infoOf(module)?.code?.replaceAll(COMMENTS, '').match(/\w+/g)))
  function* follow(id: string, names: readonly string[] | null): Generator<string> {
    for (const importer of infoOf(id)?.importers ?? []) {
      if (!NAMES_ONLY.test(importer)) {
        if (names === null || names.some((name) => wordsIn(importer).has(name))) yield importer
        continue
      }
      const { ofFile, renamed } = namesIn(importer)
      const known = names ?? ofFile.get(id.replace(/^.*\//, '')) ?? []
      yield* follow(
        importer,
        known.flatMap((name) => (name === 'default' ? [] : (renamed.get(name) ?? name))),
      )
    }
  }
  return once((id) => [...follow(id, null)])
}

/** The entry and the lazily loaded modules that lead to a module by static imports. */
function rootsOf(id: string, infoOf: ModuleInfo, importersOf: (id: string) => readonly string[]): string[] {
  const roots: string[] = []
  const seen = new Set([id])
  for (const current of seen) {
    const info = infoOf(current)
    if (info && (info.isEntry || info.dynamicImporters.length > 0)) roots.push(current)
    for (const importer of importersOf(current)) seen.add(importer)
  }
  return roots
}

/** The words for errors are most of it: a page that only has a panel for "nothing here" does not load them. */
function chunkOfErrors(id: string, isOfPage: boolean): string {
  return isOfPage && !id.includes('/src/domain/error-') ? 'panels' : 'errors'
}

/** The chunk a module belongs in, null where the bundler may decide. */
function chunkOf(id: string, roots: readonly string[], infoOf: ModuleInfo): string | null {
  if (NAMES_ONLY.test(id)) return BASE
  if (DRAWER.test(id)) return 'drawer'
  if (WITH_ERRORS.test(id)) return 'errors'
  if (OVERLAY.test(id)) return 'overlays'
  const has = (pattern: RegExp): boolean => roots.some((root) => pattern.test(root))
  const areAll = (pattern: RegExp): boolean => roots.length > 0 && roots.every((root) => pattern.test(root))
  if (roots.some((root) => infoOf(root)?.isEntry)) return BASE
  const lists = new Set(roots.map((root) => LIST.exec(root)?.[2]).filter((name) => name !== undefined))
  if (has(SIGN_IN)) {
    if (has(SHELL) || lists.size > 0) return BASE
    // No list has a form, so what forms are made of would be in its way.
    return has(PAGE) ? 'forms' : 'sign-in'
  }
  if (has(ERRORS) && !has(SHELL)) return lists.size > 0 ? 'shell' : chunkOfErrors(id, has(PAGE))
  // A module of all kinds of lists is loaded with the shell: the first page is likely one of them.
  if (has(SHELL) || (lists.size > 1 && lists.has(PEOPLE))) return 'shell'
  if (lists.size > 1) return 'token-list'
  // What one list shares with drawers, tabs and dialogs is one file beside the list, not one a piece.
  const [list] = lists
  // Of people and of one's own tokens that is the half, and has the page in it.
  if (list !== undefined && list !== TOKENS) return `${list}-page`
  if (list !== undefined && roots.length > 1) return 'token-list'
  // What overlays share with drawers and pages: neither loads the other for it.
  if (has(OVERLAY)) return 'panels'
  if (areAll(FRAME)) return 'person-frame'
  if (areAll(SMALL_TAB)) return 'person-tabs'
  const pages = roots.filter((root) => PAGE.test(root))
  if (pages.length === 0) return 'late'
  if (pages.every((root) => PREFERENCES.test(root))) return 'person-preferences'
  return roots.length > 1 || has(BY_PERSON) ? 'person' : null
}

type ChunkOf = (id: string, context: Rolldown.ChunkingContext) => string | null

/** Tells the chunks of one build. */
function chunksOfBuild(): ChunkOf {
  let tell: ((id: string) => string | null) | null = null
  return (id, context) => {
    tell ??= (() => {
      const infoOf = once((module) => context.getModuleInfo(module))
      const importers = importersIn(infoOf)
      return once((module) => chunkOf(module, rootsOf(module, infoOf, importers), infoOf))
    })()
    return tell(id)
  }
}

/** A group of all modules whose chunk fits `isIn`. What comes first takes what the others share. */
function group(
  chunk: ChunkOf,
  debugName: string,
  { priority, isIn, isAlone = false }: { priority: number; isIn?: (chunk: string) => boolean; isAlone?: boolean },
): Rolldown.CodeSplittingGroup {
  const fits = isIn ?? ((name: string) => name === debugName)
  return {
    debugName,
    name: (id, context) => {
      const name = chunk(id, context)
      return name !== null && fits(name) ? name : null
    },
    priority,
    // Parts that come late must not draw in what an earlier page could do without.
    ...(isAlone ? { includeDependenciesRecursively: false } : {}),
  }
}

/**
 * Few requests to the first page, and nothing in them that it does not need: left to itself the bundler makes one small
 * file for each set of users, thirty for the list of tokens. `token-list` is what tables of tokens are made of, `forms`
 * what the sign-in page shares with dialogs, `panels` and `errors` what stands in the place of a page, `overlays` what
 * opens over it. `person` is what the pages behind the lists share with each other or with what comes late,
 * `person-frame` the page around the tabs of a person, `person-tabs` the small ones, `person-preferences` one with what
 * its dialogs share with it. `late` is what only lazily loaded
 * parts need: dialogs, which are fetched while the page is idle.
 */
export function chunkGroups(): Rolldown.CodeSplittingGroup[] {
  const chunk = chunksOfBuild()
  return [
    group(chunk, BASE, { priority: 20 }),
    group(chunk, 'forms', { priority: 19 }),
    group(chunk, 'sign-in', { priority: 18 }),
    group(chunk, 'shell', { priority: 17 }),
    group(chunk, 'token-list', { priority: 16 }),
    group(chunk, 'panels', { priority: 15, isAlone: true }),
    group(chunk, 'errors', { priority: 15, isAlone: true }),
    group(chunk, 'a list with what it shares', { priority: 5, isIn: (name) => name.endsWith('-page') }),
    group(chunk, 'drawer', { priority: 4, isAlone: true }),
    group(chunk, 'person-frame', { priority: 4, isAlone: true }),
    group(chunk, 'person-tabs', { priority: 4, isAlone: true }),
    group(chunk, 'person-preferences', { priority: 4, isAlone: true }),
    group(chunk, 'person', { priority: 4, isAlone: true }),
    group(chunk, 'overlays', { priority: 4, isAlone: true }),
    group(chunk, 'late', { priority: 3, isAlone: true }),
  ]
}

/** What a first picture is made of, but the base: much of React and the router is not called then, and would be kept. */
const OF_FIRST_PICTURE = /^(forms|sign-in|shell|token-list|(tokens|users|account-tokens)-page)$/

/**
 * Tells V8 (since Chrome 136) to compile all of a chunk while it arrives, beside the main thread; left to itself it does
 * so on the main thread, function by function, when each is first called. Others read a comment.
 */
export function compileHint({ name }: { name: string }): string {
  return OF_FIRST_PICTURE.test(name) ? '//# allFunctionsCalledOnLoad\n' : ''
}
