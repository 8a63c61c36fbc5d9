/**
 * `npm test`: every check there is, the quick ones first. Goes on after a failure, so that one run tells all there is to
 * tell, and ends with one line over all of them: `N passed, N failed`. The exit status is 0 only when nothing failed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { stampBuild } from '../../src/build/build-stamp.mjs'
import { ensureBrowser } from './browser.mjs'
import { forgetSettings, run } from './command.mjs'
import { check, playwrightResult, vitestResult } from './results.mjs'

/** @typedef {import('./results.mjs').Result} Result */

forgetSettings()
const reports = mkdtempSync(join(tmpdir(), 'latchkey-test-'))
const started = performance.now()
let isBuilt = false

/**
 * One command, of which only the exit status counts.
 * @param {string[]} command
 * @returns {() => Promise<Result>}
 */
function tool(...command) {
  return async () => {
    const { status, output } = await run(command)
    if (status !== 0) console.log(`\n${output.trimEnd()}`)
    return check(status === 0)
  }
}

/**
 * @param {string[]} projects
 * @returns {() => Promise<Result>}
 */
function vitest(...projects) {
  return async () => {
    const file = join(reports, `${projects[0]}.json`)
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
    const { status, output } = await run([
      'vitest',
      'run',
      ...projects.map((project) => `--project=${project}`),
      // One test that is meant to run alone would leave all others of its file out.
      '--allowOnly=false',
      ...reporters,
    ])
    if (status !== 0) console.log(`\n${output.trimEnd()}`)
    return vitestResult(file, status)
  }
}

/** @returns {Promise<Result>} */
async function buildOnce() {
  try {
    await stampBuild(() => build({ logLevel: 'warn' }))
    isBuilt = true
  } catch (error) {
    console.log(`\n${error instanceof Error ? error.message : String(error)}`)
  }
  return check(isBuilt)
}

/** @returns {Promise<Result>} */
async function browserTests() {
  const file = join(reports, 'browser.json')
  const env = { LATCHKEY_BROWSER: ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: file, CI: 'true' }
  const command = ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=dot,json']
  const { status } = await run(command, { isLive: true, env })
  return playwrightResult(file, status)
}

/**
 * @param {() => Promise<Result>} step
 * @returns {() => Promise<Result>}
 */
function onBuild(step) {
  return async () => {
    if (isBuilt) return step()
    console.log('not run: there is no build')
    return check(false)
  }
}

/** @type {[string, () => Promise<Result>][]} */
const steps = [
  ['format', tool('oxfmt', '--check')],
  ['lint', tool('oxlint')],
  ['types', tool('tsc', '--noEmit')],
  ['unused code', tool('knip', '--no-progress')],
  ['code that only tests use', tool('knip', '--no-progress', '--production')],
  ['unit, contract, architecture', vitest('unit', 'dom')],
  ['build', buildOnce],
  ['sizes', onBuild(vitest('sizes'))],
  ['browser', onBuild(browserTests)],
]

/** @type {Result} */
const total = { passed: 0, failed: 0, skipped: [] }
for (const [name, step] of steps) {
  process.stdout.write(`${name} … `)
  const began = performance.now()
  /** @type {Result} */
  const result = await step().catch((/** @type {unknown} */ error) => {
    console.log(error instanceof Error ? error.message : String(error))
    return check(false)
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${result.passed} passed, ${result.failed} failed, ${seconds} s`)
  total.passed += result.passed
  total.failed += result.failed
  total.skipped.push(...result.skipped)
}
rmSync(reports, { recursive: true, force: true })

for (const name of total.skipped) console.log(`skipped: ${name}`)
console.log(`\nThe whole run took ${Math.round((performance.now() - started) / 1000)} s.`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
