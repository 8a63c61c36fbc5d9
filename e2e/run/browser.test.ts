import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'

it('passes a browser over that does not start, as one without the libraries it needs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-browsers-'))
  const place = (name: string, status: number) => {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'chromium'), `#!/bin/sh\nexit ${status}\n`, { mode: 0o755 })
    return join(folder, name)
  }
  const PATH = [place('broken', 127), place('sound', 0)].join(delimiter)
  const script = `
    const { findBrowser, ensureBrowser } = await import(${JSON.stringify(join(import.meta.dirname, 'browser.mjs'))})
    console.log(findBrowser())
    console.log(ensureBrowser())`
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH, PLAYWRIGHT_BROWSERS_PATH: join(folder, 'none') },
  })
  expect(told.trim().split('\n')).toEqual([join(folder, 'broken', 'chromium'), join(folder, 'sound', 'chromium')])
  rmSync(folder, { recursive: true })
})
