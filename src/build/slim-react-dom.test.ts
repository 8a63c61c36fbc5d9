import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { slimClient } from './slim-react-dom.ts'

const file = join(import.meta.dirname, '../../node_modules/react-dom/cjs/react-dom-client.production.js')
const client = readFileSync(file, 'utf8')

it('knows this version of React DOM, and leaves it something a browser can read', () => {
  const code = slimClient(client, file)
  expect(parseSync(file, code).errors).toEqual([])
  expect(code.length).toBeLessThan(client.length)
  // The one that is a parameter, and where the variable is written.
  expect(code.match(/\bisHydrating\b/g)?.length).toBe(client.match(/\bisHydrating = |\bisHydrating\n\) \{/g)?.length)
})

it('stops the build when the library is another one', () => {
  expect(() => slimClient('function createRoot() {}', file)).toThrow('React DOM has changed')
  expect(() => slimClient(client.replaceAll('isHydrating', 'isTakingOver'), file)).toThrow('React DOM has changed')
})

const NAMES =
  /\b(Activity|ViewTransition|SuspenseList|useActionState|useFormStatus|preload\w*|preinit\w*|hydrateRoot)\b/

it('is asked for nothing that the build leaves out', () => {
  const src = join(import.meta.dirname, '..')
  const parts = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  expect(parts.length).toBeGreaterThan(100)
  for (const part of parts) {
    const code = readFileSync(join(src, part), 'utf8')
    for (const [names] of code.matchAll(/^import \{[^}]*\} from 'react(-dom)?[/a-z]*'$/gm))
      expect(names, part).not.toMatch(NAMES)
    expect(code, part).not.toMatch(
      /<(link|meta|style|script)\b|<(form|button)\b[^>]*\s(action|formAction)=|<Fragment ref=/,
    )
    expect(code, part).not.toMatch(/\bonBeforeInput\b|<(input|textarea)\b[^>]*\sonSelect=|startTransition\(async\b/)
  }
})
