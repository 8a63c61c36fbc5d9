import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const SRC = join(ROOT, 'src')

/**
 * Which folder of src may import which others. What is not listed is forbidden, and so is a folder that is not listed.
 * `main` is src/main.tsx. A name with a slash allows that part only.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['app', 'queries', 'api', 'lib', 'ui'],
  app: ['features', 'components', 'access', 'queries', 'domain', 'api', 'lib', 'ui'],
  features: ['components', 'access', 'queries', 'domain', 'api', 'lib', 'ui'],
  components: ['access', 'queries', 'domain', 'api', 'lib', 'ui'],
  access: ['queries', 'domain', 'api', 'lib'],
  queries: ['domain', 'api', 'lib'],
  domain: ['api', 'lib'],
  api: ['lib'],
  lib: [],
  ui: ['lib'],
  'demo-server': ['api/objects', 'api/ids.ts'],
  build: [],
  'dev-server': ['demo-server', 'build'],
}

/** Loaded outside Vite too, where nobody knows what `@/` is. */
const RELATIVE_ONLY = new Set(['api', 'build', 'demo-server', 'dev-server'])

interface Import {
  file: string
  specifier: string
  /** Below src, null for a package. */
  target: string | null
}

interface Source {
  /** Below src, with forward slashes. */
  file: string
  text: string
}

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

const sources: Source[] = filesIn(SRC, /\.(tsx?|mjs|css)$/).map((path) => ({
  file: path.slice('src/'.length),
  text: readFileSync(join(ROOT, path), 'utf8'),
}))
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
const code = sources.filter(({ file }) => /\.(tsx?|mjs)$/.test(file) && !isTest(file))

/** The text without comments and without the contents of strings, so that words in them prove nothing. */
function bare(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\/|(?<!:)\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gm, '')
}

function specifiersIn(file: string, text: string): string[] {
  const { module } = parseSync(file, text)
  return [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ]
}

function targetOf(file: string, specifier: string): string | null {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('@/')) return path.slice(2)
  if (!path.startsWith('.')) return null
  return relative(SRC, resolve(SRC, dirname(file), path)).replaceAll('\\', '/')
}

const imports: Import[] = sources
  .filter(({ file }) => /\.(tsx?|mjs)$/.test(file))
  .flatMap(({ file, text }) =>
    specifiersIn(file, text).map((specifier) => ({ file, specifier, target: targetOf(file, specifier) })),
  )

/** The layer a file is in: its first folder, or `main`. */
function layerOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\..*$/, '')
}

/** The area of a feature: `features/tokens/…` → `tokens`. */
function areaOf(file: string): string {
  return file.split('/')[1] ?? ''
}

function isAllowed(from: string, to: string): boolean {
  const source = layerOf(from)
  if (source === layerOf(to)) return source !== 'features' || areaOf(from) === areaOf(to)
  const allowed = MAY_IMPORT[source] ?? []
  return allowed.some((layer) => to === layer || to.startsWith(`${layer}/`))
}

const tell = ({ file, specifier }: Import): string => `${file} imports ${specifier}`

describe('the layers of src', () => {
  it('finds the imports it is to judge', () => {
    expect(imports.length).toBeGreaterThan(sources.length)
  })

  it('are judged by the table, and forbidden where it says nothing', () => {
    expect(isAllowed('features/tokens/a.ts', 'features/tokens/b.ts')).toBe(true)
    expect(isAllowed('features/tokens/a.ts', 'features/people/b.ts')).toBe(false)
    expect(isAllowed('features/tokens/a.ts', 'ui/button.tsx')).toBe(true)
    expect(isAllowed('ui/button.tsx', 'components/a.ts')).toBe(false)
    expect(isAllowed('demo-server/a.ts', 'api/objects/user.ts')).toBe(true)
    expect(isAllowed('demo-server/a.ts', 'api/http.ts')).toBe(false)
    expect(isAllowed('newcomer/a.ts', 'lib/format.ts')).toBe(false)
    expect(isAllowed('app/a.ts', 'newcomer/a.ts')).toBe(false)
  })

  it('are all known', () => {
    const layers = new Set(sources.map(({ file }) => layerOf(file)).filter((layer) => layer !== 'styles'))
    expect([...layers].filter((layer) => !(layer in MAY_IMPORT))).toEqual([])
  })

  it('import only what stands below them, and features not one another', () => {
    const wrong = imports.filter(
      ({ file, target }) => !isTest(file) && target !== null && !target.endsWith('.css') && !isAllowed(file, target),
    )
    expect(wrong.map(tell)).toEqual([])
  })

  it('keep to them in tests as well, but for the demo server to test against', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        isTest(file) && target !== null && !isAllowed(file, target) && layerOf(target) !== 'demo-server',
    )
    expect(wrong.map(tell)).toEqual([])
  })

  it('have no way to the servers and the build', () => {
    const servers = ['demo-server', 'dev-server', 'build']
    const wrong = imports.filter(
      ({ file, target }) =>
        target !== null && servers.includes(layerOf(target)) && !servers.includes(layerOf(file)) && !isTest(file),
    )
    expect(wrong.map(tell)).toEqual([])
  })

  it('write what they import from elsewhere in one way', () => {
    const wrong = imports.filter(({ file, specifier, target }) => {
      if (target === null) return false
      if (RELATIVE_ONLY.has(layerOf(file))) return specifier.startsWith('@/')
      return specifier.startsWith('../')
    })
    expect(wrong.map(tell)).toEqual([])
  })

  it('import files that exist, by their whole name', () => {
    const wrong = imports.filter(({ target }) => target !== null && !existsSync(join(SRC, target)))
    expect(wrong.map(tell)).toEqual([])
  })
})

describe('one place for each thing', () => {
  const filesWith = (pattern: RegExp, but: readonly string[]): string[] =>
    code
      .filter(({ file }) => !/^d(emo|ev)-server\//.test(file) && !but.includes(file))
      .filter(({ text }) => pattern.test(bare(text)))
      .map(({ file }) => file)

  /** It runs before the app's code is there; a test holds each of its calls to what api/http.ts would send. */
  const EARLY_SCRIPT = 'build/early-script.ts'

  it('asks the server in api/http.ts only', () => {
    expect(
      filesWith(/(?<![\w.]|function )fetch\(|\b(window|globalThis|self)\.fetch\b|\bXMLHttpRequest\(|\bsendBeacon\b/, [
        'api/http.ts',
        EARLY_SCRIPT,
      ]),
    ).toEqual([])
  })

  it('stores in lib/local-preference.ts only', () => {
    expect(
      filesWith(/\b(local|session)Storage\b|\bindexedDB\b|\bcaches\.open\b|document\.cookie\s*=(?!=)/, [
        'lib/local-preference.ts',
        EARLY_SCRIPT,
      ]),
    ).toEqual([])
  })

  it('writes no markup from strings', () => {
    expect(filesWith(/dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\b/, [])).toEqual(
      [],
    )
  })

  it('writes raw colours in styles.css only', () => {
    expect(filesWith(/(?:text|bg|border|ring|fill|stroke)-\[(?:#|rgb|hsl|oklch)/, [])).toEqual([])
  })
})

describe('files', () => {
  it('have names in kebab-case', () => {
    const wrong = sources.filter(
      ({ file }) => !/^(?:[a-z\d]+(?:-[a-z\d]+)*\/)*[a-z\d]+(?:-[a-z\d]+)*(?:\.test)?\.\w+$/.test(file),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('have at most 300 lines', () => {
    const all = [
      ...sources,
      ...filesIn(join(ROOT, 'e2e'), /\.(ts|mjs)$/).map((file) => ({
        file,
        text: readFileSync(join(ROOT, file), 'utf8'),
      })),
    ]
    const long = all.filter(({ file, text }) => !file.endsWith('.css') && text.trimEnd().split('\n').length > 300)
    expect(long.map(({ file }) => file)).toEqual([])
  })

  it('are no barrels', () => {
    const barrels = code.filter(({ file, text }) => /(^|\/)index\.\w+$/.test(file) || /^export \* from/m.test(text))
    expect(barrels.map(({ file }) => file)).toEqual([])
  })

  it('export a default only when they are a page', () => {
    const isPage = (file: string): boolean => /^features\/[\w-]+\/[\w-]+-page\.tsx$/.test(file)
    const wrong = code.filter(({ file, text }) => !isPage(file) && /^export default\b|\bas default\b/m.test(bare(text)))
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('lie at the top level only where the README says', () => {
    const known = [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'vite.config.ts',
      'index.html',
      'src',
      'public',
      'e2e',
      'README.md',
      'LICENSE',
    ]
    const made = ['node_modules', 'dist', 'test-results']
    const wrong = readdirSync(ROOT).filter((name) => !name.startsWith('.') && ![...known, ...made].includes(name))
    expect(wrong).toEqual([])
  })
})
