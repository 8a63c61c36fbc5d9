import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { inputs, stampBuild } from './build-stamp.mjs'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-stamp-'))
const stamp = join(folder, '.vite', 'stamp')

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('builds for production in a shell that is set up for development, and leaves a stamp only of a build', async () => {
  vi.stubEnv('NODE_ENV', 'development')
  let mode: string | undefined
  await stampBuild(async () => {
    mode = process.env.NODE_ENV
  }, stamp)
  expect(mode).toBe('production')
  expect(existsSync(stamp)).toBe(true)
  await expect(stampBuild(() => Promise.reject(new Error('no room on the disk')), stamp)).rejects.toThrow('no room')
  expect(existsSync(stamp)).toBe(false)
})

it('counts what stands in the page, and nothing that only serves or tests it', () => {
  const ofServer = inputs().filter((path) => path.startsWith('src/dev-server/') || path.includes('.test.'))
  expect(ofServer).toEqual(['src/dev-server/content-security-policy.ts', 'src/dev-server/plugin.ts'])
})
