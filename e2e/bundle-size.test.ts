import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtFiles, builtPages, gzipSize, scriptsOf, weigh } from './run/build-sizes.mjs'

/** In bytes after gzip. A kilobyte has 1000. */
const BUDGETS = {
  signIn: 110_000,
  list: 150_000,
  ownChunk: 25_000,
  allScripts: 320_000,
  styles: 12_000,
  font: 30_000,
}
const LISTS = ['/tokens', '/users', '/account/tokens']

const pages = builtPages()
const html = readFileSync(join(import.meta.dirname, '..', 'dist', 'index.html'), 'utf8')

/** What a page loads, the heaviest first: what one wants to read when it is too much. */
function told(files: readonly string[]): string {
  const rows = files.map((file) => ({ file, size: gzipSize(file) })).toSorted((a, b) => b.size - a.size)
  return rows.map(({ file, size }) => `${size} ${file}`).join('\n')
}

function pageAt(path: string): string[] {
  const page = pages.find((candidate) => candidate.path === path)
  if (!page) throw new Error(`No page at ${path}`)
  return scriptsOf(page)
}

describe('the build keeps to its budgets', () => {
  it('for the sign-in page', () => {
    const files = pageAt('/sign-in')
    expect(weigh(files), told(files)).toBeLessThanOrEqual(BUDGETS.signIn)
  })

  it.each(LISTS)('for the list at %s', (path) => {
    const files = pageAt(path)
    expect(weigh(files), told(files)).toBeLessThanOrEqual(BUDGETS.list)
  })

  it.each(pages.filter((page) => page.path !== '/').map((page) => [page.path, page.own]))(
    'for what %s adds of its own',
    (_path, own) => {
      expect(gzipSize(own)).toBeLessThanOrEqual(BUDGETS.ownChunk)
    },
  )

  it('and has no page wait for what preferences are made of, but their own', () => {
    const waiting = pages.filter(({ files }) =>
      files.some((file) => readFileSync(join('dist', file), 'utf8').includes('use_military_time')),
    )
    expect(waiting.map(({ path }) => path)).toEqual(['/users/:userId/preferences'])
  })

  it('for all scripts together', () => {
    expect(weigh(builtFiles('.js'))).toBeLessThanOrEqual(BUDGETS.allScripts)
  })

  it('for styles: one file', () => {
    const files = builtFiles('.css')
    expect(files).toHaveLength(1)
    expect(weigh(files)).toBeLessThanOrEqual(BUDGETS.styles)
  })

  it('for fonts and images: none that the first list waits for', () => {
    expect(html).not.toMatch(/rel="preload"|<img|\.woff2/)
    const heavy = builtFiles('.woff2').filter((file) => readFileSync(join('dist', file)).length > BUDGETS.font)
    expect(heavy).toEqual([])
  })

  it('has nothing of the servers in it', () => {
    const traces = builtFiles('.js').filter((file) =>
      /demo\.not_implemented|Correct-horse-9/.test(readFileSync(join('dist', file), 'utf8')),
    )
    expect(traces).toEqual([])
  })
})
