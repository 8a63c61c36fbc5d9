import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { withoutNames } from './slim-radix.ts'

const root = join(import.meta.dirname, '..', '..')

describe('the names of parts are left out', () => {
  it.each([
    ['__name(clamp, "clamp");', ''],
    ['var Menu = /* @__PURE__ */ __name((props) => props, "Menu");', 'var Menu = /* @__PURE__ */ ((props) => props);'],
    ['const f = __name(() => __name(g, "g"), "f");', 'const f = (() => (g));'],
    ['Menu.displayName = MENU_NAME;', ''],
    ['Slot.displayName = `${owner}.Slot`;', ''],
    ['Context.displayName = name + "Context";', ''],
  ])('%s', (code, without) => {
    expect(withoutNames(code, 'part.mjs')).toBe(without)
  })

  it.each([
    'createScope.scopeName = scopeName;',
    'Menu.displayName = next();',
    'const name = Menu.displayName;',
    'name(f, "f");',
  ])('and nothing else: %s', (code) => {
    expect(withoutNames(code, 'part.mjs')).toBe(code)
  })
})

it.each(['react-menu', 'react-dialog', 'react-popover', 'react-collection', 'react-context'])(
  'knows this version of %s, and leaves it something a browser can read',
  (part) => {
    const code = readFileSync(join(root, 'node_modules', '@radix-ui', part, 'dist', 'index.mjs'), 'utf8')
    expect(code).toContain('__name(')
    const slim = withoutNames(code, `${part}.mjs`)
    expect(parseSync(`${part}.mjs`, slim).errors).toEqual([])
    expect(slim).not.toMatch(/__name\(|displayName/)
  },
)

it('asks for nothing that the build leaves out: locked scrolling, arrows, modal menus', () => {
  const src = join(root, 'src')
  const users = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ file: file.replaceAll('\\', '/'), code: readFileSync(join(src, file), 'utf8') }))
    .filter(({ code }) => /from '@?radix-ui/.test(code))
  expect(users.map(({ file }) => file).toSorted()).toEqual([
    'ui/dialog.tsx',
    'ui/menu-radix.tsx',
    'ui/popover-radix.tsx',
  ])
  for (const { file, code } of users) {
    expect(code, file).toMatch(/^import \{ (Dialog|DropdownMenu|Popover) as Radix \} from 'radix-ui'$/m)
    expect(code, file).not.toMatch(/Radix\.(Overlay|Arrow)|hideWhenDetached/)
    const roots = code.match(/<Radix\.Root\b.*/g)
    if (file === 'ui/dialog.tsx') expect(roots, file).not.toContainEqual(expect.stringContaining('modal'))
    else expect(roots, file).toEqual([expect.stringContaining(' modal={false} ')])
  }
})
