import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { minifySync, type Plugin, type Rolldown } from 'vite'
import { earlyScript, type EarlyOptions } from './early-script.ts'

/** A path of the route table, as React Router writes it, and the modules that are loaded for it. */
interface RouteModules {
  path: string
  modules: string[]
}

const SHELL = 'src/app/shell.tsx'
const SIGN_IN: RouteModules = { path: '/sign-in', modules: ['src/app/sign-in-route.tsx'] }
/** Sets theme and density before the first paint. */
const THEME = 'src/build/theme.js'
const ENTRY_TAG = /<script type="module"[^>]*><\/script>/

/** What `access/pages.ts` says about a page: its address, and the page it is drawn inside of. */
interface PageAddress {
  path: string
  within: string | null
}

function pageAddresses(source: string): Map<string, PageAddress> {
  const entries = source.matchAll(/^ {2}(\w+): \{([^}]*?\bpath: '[^']+'[^}]*)\}/gm)
  return new Map(
    [...entries].map(([, id = '', facts = '']) => [
      id,
      { path: /\bpath: '([^']+)'/.exec(facts)?.[1] ?? '', within: /\bwithin: '(\w+)'/.exec(facts)?.[1] ?? null },
    ]),
  )
}

/**
 * Reads off the route table which module each address loads, in its own words: `pageRoute('id', () => import('…'))`.
 * @throws Error when a page has no path, or none is found: the table is written another way now
 */
export function routeModules(routesSource: string, pagesSource: string): RouteModules[] {
  const addresses = pageAddresses(pagesSource)
  const routes = [...routesSource.matchAll(/pageRoute\('(\w+)',\s*\(\) => import\('@\/([^']+)'\)/g)]
  if (routes.length === 0) throw new Error('No page found in src/app/routes.tsx')
  const modules = new Map(routes.map(([, id = '', module = '']) => [id, `src/${module}`]))
  const modulesOf = (id: string): string[] => {
    const address = addresses.get(id)
    const module = modules.get(id)
    if (!address) throw new Error(`src/access/pages.ts has no path for "${id}"`)
    if (module === undefined) throw new Error(`src/app/routes.tsx has no page "${id}"`)
    // A drawer's address draws the list it lies over too, a tab's the person it is about.
    return [...(address.within === null ? [] : modulesOf(address.within)), module]
  }
  // The shell comes with every page.
  return [...modules.keys()].map((id) => ({
    path: addresses.get(id)?.path ?? '',
    modules: [SHELL, ...modulesOf(id)],
  }))
}

/** `/tokens/:tokenId` → a regular expression for the path below the base. */
function pattern(path: string): string {
  return `^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`
}

/** The chunk a module is in. */
function chunkOf(bundle: Rolldown.OutputBundle, module: string): Rolldown.OutputChunk {
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(`/${module}`))) return file
  }
  throw new Error(`${module} is in no chunk`)
}

/** The chunks of some modules and all that these import statically, without what index.html names anyway. */
function filesOf(bundle: Rolldown.OutputBundle, modules: readonly string[]): string[] {
  const files = new Set(modules.map((module) => chunkOf(bundle, module).fileName))
  for (const file of files) {
    const chunk = bundle[file]
    if (chunk?.type === 'chunk') for (const imported of chunk.imports) files.add(imported)
  }
  const named = String(bundle['index.html']?.type === 'asset' ? bundle['index.html'].source : '')
  return [...files].filter((file) => !named.includes(file))
}

/**
 * The script that asks for a page's chunks while the entry is still on its way. It runs in the browser as it is: plain,
 * short, and without anything the policy forbids. `MMUSERID` is there for whoever has signed in before.
 */
function preloadScript(base: string, pages: readonly BuiltPage[]): string {
  const all = [...new Set(pages.flatMap((page) => page.files))]
  const table = pages.map(({ path, files }) => [pattern(path), files.map((file) => all.indexOf(file))])
  return `(function () {
    var base = ${JSON.stringify(base)}
    var files = ${JSON.stringify(all)}
    var path = location.pathname
    if (path.indexOf(base) !== 0) return
    path = /(?:^|; )MMUSERID=/.test(document.cookie) ? path.slice(base.length - 1) : ${JSON.stringify(SIGN_IN.path)}
    var table = ${JSON.stringify(table)}
    table.forEach(function (page) {
      if (!new RegExp(page[0]).test(path)) return
      page[1].forEach(function (file) {
        var link = document.createElement('link')
        link.rel = 'modulepreload'
        link.crossOrigin = ''
        link.href = base + files[file]
        document.head.appendChild(link)
      })
    })
  })()`
}

/** The lists one comes in by are made of so many files; every one of them would cost another round. */
const FEW_FILES = 8
/** In characters. A smaller file is not worth its name in a script that every page waits for. */
const WORTH_NAMING = 2000

/** What is asked for ahead: of a page of many files only those that take their time. */
function namedAhead(page: BuiltPage, bundle: Rolldown.OutputBundle): BuiltPage {
  if (page.files.length <= FEW_FILES) return page
  const isWorth = (file: string): boolean => {
    const chunk = bundle[file]
    return file === page.own || (chunk?.type === 'chunk' && chunk.code.length >= WORTH_NAMING)
  }
  return { ...page, files: page.files.filter(isWorth) }
}

/** What a page weighs, for the test that holds it to its budget: written to `dist/.vite/pages.json`. */
export interface BuiltPage {
  path: string
  /** The chunk with the page's own module. */
  own: string
  /** All that is loaded for it beyond what index.html names. */
  files: string[]
}

function builtPages(root: string, bundle: Rolldown.OutputBundle): BuiltPage[] {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8')
  const table = routeModules(read('src/app/routes.tsx'), read('src/access/pages.ts'))
  return [SIGN_IN, { path: '/', modules: [SHELL] }, ...table].map(({ path, modules }) => ({
    path,
    own: chunkOf(bundle, modules.at(-1) ?? '').fileName,
    files: filesOf(bundle, modules),
  }))
}

/**
 * Puts the chunks of the page one is on, and what every page asks of the server, into the first round of requests, beside
 * the entry, instead of after it; in the script that sets the theme, which the page waits for anyway. With a hash in its
 * name it is asked for once, not always. The development server has the page wait for that script alone.
 * @param early what every page asks, and the lists, with paths below the API's root
 */
export function routePreload(early: Omit<EarlyOptions, 'base' | 'root'>): Plugin {
  let root = ''
  let base = '/'
  let apiRoot = ''
  return {
    name: 'latchkey-route-preload',
    configResolved(config) {
      root = config.root
      base = config.base
      // As in `api/http.ts`.
      apiRoot = String(config.env['VITE_API_ROOT'] || '/api/v4')
    },
    transformIndexHtml: (_html, { server }) =>
      server ? [{ tag: 'script', attrs: { src: base + THEME }, injectTo: 'head' }] : [],
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html']
        const html = String(page?.type === 'asset' ? page.source : '')
        if (page?.type !== 'asset' || !ENTRY_TAG.test(html)) return this.error('index.html does not name its entry')
        const pages = builtPages(root, bundle)
        const theme = readFileSync(join(root, THEME), 'utf8')
        const source = minifySync(
          'boot.js',
          [
            theme,
            earlyScript({ base, root: apiRoot, ...early }),
            preloadScript(
              base,
              pages.map((one) => namedAhead(one, bundle)),
            ),
          ].join('\n;'),
        ).code
        const hash = createHash('sha256').update(source).digest('hex').slice(0, 8)
        const fileName = `assets/boot-${hash}.js`
        this.emitFile({ type: 'asset', fileName, source })
        this.emitFile({ type: 'asset', fileName: '.vite/pages.json', source: JSON.stringify(pages, null, 2) })
        // With a policy in the page browsers read no further ahead than the script they wait for: the entry, which is what
        // takes longest, would come a round later if it stood behind. It runs no earlier.
        page.source = html.replace(ENTRY_TAG, `$&\n    <script src="${base}${fileName}"></script>`)
      },
    },
  }
}
