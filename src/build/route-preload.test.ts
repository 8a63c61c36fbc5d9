import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { expect, it } from 'vitest'
import { routeModules, routePreload } from './route-preload.ts'

const PAGES = `export const pages = {
  people: { title: 'People', path: '/people', need: null },
  person: {
    title: 'Person',
    path: '/people/:userId',
    need: null,
    within: 'people',
  },
  leave: { title: 'Leave', path: '/people/:userId/leave', need: null },
}`
const ROUTES = `pageRoute('people', () => import('@/features/people/people-page.tsx'), [
  pageRoute('person', () => import('@/features/people/person-page.tsx')),
]),
pageRoute('leave', () => import('@/features/people/leave-page.tsx')),`

it('reads off the route table what each address loads, and the page it is drawn inside of', () => {
  expect(routeModules(ROUTES, PAGES)).toEqual([
    { path: '/people', modules: ['src/app/shell.tsx', 'src/features/people/people-page.tsx'] },
    {
      path: '/people/:userId',
      modules: ['src/app/shell.tsx', 'src/features/people/people-page.tsx', 'src/features/people/person-page.tsx'],
    },
    { path: '/people/:userId/leave', modules: ['src/app/shell.tsx', 'src/features/people/leave-page.tsx'] },
  ])
})

it('stops the build when it cannot read the table any more', () => {
  expect(() => routeModules('', PAGES)).toThrow('No page found')
  expect(() => routeModules(ROUTES, '')).toThrow('no path for "people"')
})

it('misses no page of the real table', () => {
  const source = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8')
  const routes = source('app/routes.tsx')
  const imported = [...routes.matchAll(/import\('@\/(features\/[^']+)'\)/g)].map(([, module]) => `src/${module}`)
  const found = routeModules(routes, source('access/pages.ts')).map((page) => page.modules.at(-1))
  expect(found).toEqual(imported)
})

it('has the page of the development server wait for the script that sets the theme', async () => {
  const server = await createServer({
    root: join(import.meta.dirname, '..', '..'),
    configFile: false,
    base: '/latchkey/',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [routePreload({ calls: [], firsts: [], rememberedIn: 'early' })],
  })
  const html = await server.transformIndexHtml('/', '<!doctype html><head></head><body></body>')
  const script = await server.transformRequest('/src/build/theme.js')
  await server.close()
  expect(html).toContain('<script src="/latchkey/src/build/theme.js"></script>')
  expect(script?.code).toContain('dataset.theme')
})
