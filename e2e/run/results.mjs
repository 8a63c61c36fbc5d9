import { readFileSync } from 'node:fs'

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped  names of tests that did not run: each has failed, unless it may be skipped
 */

/**
 * Tests that may be skipped: the full name, and why.
 * @type {ReadonlyMap<string, string>}
 */
const MAY_BE_SKIPPED = new Map()

/**
 * @typedef {{ assertionResults: { status: string, fullName: string }[], status: string }} VitestFile
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 */

/**
 * @param {string} file
 * @returns {unknown}
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * A test that did not run has not passed. A run that failed without a failed test (a file that does not load, a server that
 * does not start) has one failure.
 * @param {Result} result
 * @param {number} status exit status of the tool
 * @returns {Result}
 */
function honest({ passed, failed, skipped }, status) {
  const all = failed + skipped.filter((name) => !MAY_BE_SKIPPED.has(name)).length
  return { passed, failed: status !== 0 && all === 0 ? 1 : all, skipped }
}

/**
 * @param {boolean} isGood
 * @returns {Result}
 */
export function check(isGood) {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: [] }
}

/**
 * Counts what Vitest wrote with its JSON reporter. A file that did not load counts as one failure.
 * @param {string} file
 * @param {number} status
 * @returns {Result}
 */
export function vitestResult(file, status) {
  const report = readJson(file)
  if (!isVitest(report)) return honest({ passed: 0, failed: 0, skipped: [] }, status || 1)
  const tests = report.testResults.flatMap((result) => result.assertionResults)
  const broken = report.testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  )
  return honest(
    {
      passed: tests.filter((test) => test.status === 'passed').length,
      failed: tests.filter((test) => test.status === 'failed').length + broken.length,
      skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName),
    },
    status,
  )
}

/**
 * Counts what Playwright wrote with its JSON reporter.
 * @param {string} file
 * @param {number} status
 * @returns {Result}
 */
export function playwrightResult(file, status) {
  const report = readJson(file)
  if (!isPlaywright(report)) return honest({ passed: 0, failed: 0, skipped: [] }, status || 1)
  const tests = report.suites.flatMap((suite) => testsIn(suite, ''))
  return honest(
    {
      passed: tests.filter((test) => test.status === 'expected').length,
      failed: tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky').length,
      skipped: tests.filter((test) => test.status === 'skipped').map((test) => test.name),
    },
    status,
  )
}

/**
 * @param {Suite} suite
 * @param {string} above
 * @returns {{ name: string, status: string }[]}
 */
function testsIn(suite, above) {
  const name = [above, suite.title].filter(Boolean).join(' › ')
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ name: `${name} › ${spec.title}`, status: test.status })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, name))]
}

/**
 * @param {unknown} value
 * @returns {value is { testResults: VitestFile[] }}
 */
function isVitest(value) {
  return typeof value === 'object' && value !== null && 'testResults' in value && Array.isArray(value.testResults)
}

/**
 * @param {unknown} value
 * @returns {value is { suites: Suite[] }}
 */
function isPlaywright(value) {
  return typeof value === 'object' && value !== null && 'suites' in value && Array.isArray(value.suites)
}
