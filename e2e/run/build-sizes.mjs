/** What the build weighs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from './command.mjs'

/** @typedef {import('../../src/build/route-preload.ts').BuiltPage} BuiltPage */

const DIST = join(ROOT, 'dist')

/**
 * @param {unknown} value
 * @returns {value is BuiltPage[]}
 */
function isPageList(value) {
  return Array.isArray(value) && value.every((page) => typeof page === 'object' && page !== null && 'files' in page)
}

/** @returns {BuiltPage[]} */
export function builtPages() {
  /** @type {unknown} */
  const pages = JSON.parse(readFileSync(join(DIST, '.vite', 'pages.json'), 'utf8'))
  if (!isPageList(pages)) throw new Error('dist/.vite/pages.json is no list of pages')
  return pages
}

/**
 * All the JavaScript a page loads before it is drawn: what index.html names, and its own.
 * @param {BuiltPage} page
 * @returns {string[]} below dist
 */
export function scriptsOf(page) {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8')
  const named = html.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.js)"/g)
  return [...new Set([...[...named].map((match) => match[1] ?? ''), ...page.files])]
}

/**
 * @param {string} file below dist
 * @returns {number} bytes after gzip
 */
export function gzipSize(file) {
  return gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length
}

/**
 * @param {readonly string[]} files
 * @returns {number} bytes after gzip
 */
export function weigh(files) {
  return files.reduce((sum, file) => sum + gzipSize(file), 0)
}

/**
 * @param {string} extension
 * @returns {string[]} below dist
 */
export function builtFiles(extension) {
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(extension))
}
