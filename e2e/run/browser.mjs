/** Finds a Chromium for the browser tests, the bench and the pictures, or gets one. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

/** Where it may be without being in PATH. */
const USUAL_PLACES = [
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
/** The headless shell first: it draws no window of its own and takes little more than half the time of the whole browser. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]

/** Flags every run uses. No sandbox: containers do not have what it needs, and only our own pages are opened. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Where browsers are: the one named in the environment alone, or Playwright's own and those of this machine.
 * @returns {string[]}
 */
function findBrowsers() {
  const named = process.env.LATCHKEY_BROWSER || process.env.CHROME_PATH
  if (named) {
    if (!isRunnable(named)) throw new Error(`LATCHKEY_BROWSER or CHROME_PATH names no program: ${named}`)
    return [named]
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const inPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [chromium.executablePath(), ...inPath, ...USUAL_PLACES].filter(isRunnable)
}

/**
 * The path of the first of them, started or not: each worker of the browser tests asks for it. Null for none.
 * @returns {string | null}
 */
export function findBrowser() {
  return findBrowsers()[0] ?? null
}

/**
 * Runs a command, its output shown only when it fails.
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env })
  if (done.status !== 0) console.error(`${command} ${args.join(' ')} failed.\n${done.stdout}${done.stderr}`)
  return done.status === 0
}

/** True when a browser starts here: a downloaded one may lack libraries of the system. */
function doesStart(/** @type {string} */ path) {
  return spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0
}

/**
 * The first browser that does start. Gets one when there is none: Playwright's own, else the one of Debian, as root.
 * @returns {string}
 */
export function ensureBrowser() {
  const found = findBrowsers().find(doesStart)
  if (found) return found
  console.log('No browser found: installing Chromium …')
  const cli = join(import.meta.dirname, '..', '..', 'node_modules', 'playwright', 'cli.js')
  run(process.execPath, [cli, 'install', 'chromium'])
  const downloaded = findBrowsers().find(doesStart)
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && isRunnable('/usr/bin/apt-get')) {
    run('apt-get', ['update'])
    for (const name of ['chromium-headless-shell', 'chromium']) {
      const path = `/usr/bin/${name}`
      if (run('apt-get', ['install', '-y', '--no-install-recommends', name]) && doesStart(path)) return path
    }
  }
  throw new Error('No browser could be found or installed. Name one: LATCHKEY_BROWSER=/path/to/chromium npm test')
}
