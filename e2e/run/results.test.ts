import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { playwrightResult, vitestResult } from './results.mjs'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-results-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

function reported(report: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return file
}

const ofVitest = (...statuses: string[]) =>
  reported({
    testResults: [{ status: 'passed', assertionResults: statuses.map((status) => ({ status, fullName: status })) }],
  })

const ofPlaywright = (...statuses: string[]) =>
  reported({
    suites: [{ title: 'a.spec.ts', specs: statuses.map((status) => ({ title: status, tests: [{ status }] })) }],
  })

it('counts what passed and what failed', () => {
  expect(vitestResult(ofVitest('passed', 'failed'), 1)).toEqual({ passed: 1, failed: 1, skipped: [] })
  expect(playwrightResult(ofPlaywright('expected', 'unexpected', 'flaky'), 1)).toEqual({
    passed: 1,
    failed: 2,
    skipped: [],
  })
})

it('takes a test that did not run for one that failed, though the tool is content', () => {
  expect(vitestResult(ofVitest('passed', 'skipped', 'todo'), 0)).toEqual({
    passed: 1,
    failed: 2,
    skipped: ['skipped', 'todo'],
  })
  expect(playwrightResult(ofPlaywright('expected', 'skipped'), 0)).toEqual({
    passed: 1,
    failed: 1,
    skipped: ['a.spec.ts › skipped'],
  })
})

it('takes a run that failed without a failed test, or left no report, for one failure', () => {
  expect(vitestResult(ofVitest('passed'), 1)).toEqual({ passed: 1, failed: 1, skipped: [] })
  expect(playwrightResult(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: [] })
})
