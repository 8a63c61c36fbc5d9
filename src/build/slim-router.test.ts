import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { slim } from './slim-router.ts'

const folder = join(import.meta.dirname, '..', '..', 'node_modules', 'react-router', 'dist', 'production')
const index = readFileSync(join(folder, 'index.mjs'), 'utf8')
const main = [...index.matchAll(/from "\.\/(chunk-\w+\.mjs)"/g)]
  .map(([, file = '']) => readFileSync(join(folder, file), 'utf8'))
  .find((code) => code.includes('function createRouter('))

it('knows this version of React Router, and leaves it something a browser can read', () => {
  const code = slim(main ?? '', 'router.mjs')
  expect(parseSync('router.mjs', code).errors).toEqual([])
  expect(code.length).toBeLessThan((main ?? '').length)
})

it('stops the build when the library is another one', () => {
  expect(() => slim('function createRouter() {}', 'router.mjs')).toThrow('React Router has changed')
})
