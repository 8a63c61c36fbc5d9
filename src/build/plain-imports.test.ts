import { expect, it } from 'vitest'
import { plainly } from './plain-imports.ts'

const LATE = 'import("./late-!~{09}~.js").then((n) => n.t)'
const HERE = 'Promise.resolve().then(() => dialog_exports)'

it.each([LATE, HERE])('takes the helper off %s', (load) => {
  const one = `lazyPart(async () => (await __vitePreload(async () => {\n\tconst { Part } = await ${load};\n\treturn { Part };\n}, __VITE_PRELOAD__)).Part);`
  const whole = `lazy(() => __vitePreload(() => ${load}, __VITE_PRELOAD__));`
  expect(plainly(`${one}\n${whole}\n${one}`)).toBe(
    `lazyPart(async () => (await ${load}).Part);\nlazy(() => ${load});\nlazyPart(async () => (await ${load}).Part);`,
  )
})

it('stops the build when Vite wraps imports in another way', () => {
  expect(() => plainly('__vitePreload(function () { return import("./late.js") }, __VITE_PRELOAD__)')).toThrow(
    'another',
  )
})
