import { describe, expect, it } from 'vitest'
import { withoutObjects } from './lone-exports.ts'

const around = (...names: readonly string[]) =>
  `var part_exports = /* @__PURE__ */ __exportAll({ ${names.map((name) => `${name}: () => ${name}$1`).join(', ')} });\n`
const GIVEN = 'function Part$1() {}\nexport { a as b, part_exports as t, c as d };'
const LATE = 'import("./late-!~{09}~.js").then((n) => n.t)'

describe('what is given', () => {
  it('is the part itself where an object would stand around it alone', () => {
    const { code, given } = withoutObjects(`${around('Part')}${GIVEN}`)
    expect(code).toBe('function Part$1() {}\nexport { a as b, Part$1 as t, c as d };')
    expect(given).toEqual(['t'])
  })

  it('is the part itself where it is taken here, too, out of its object', () => {
    const here = `${around('Part')}Promise.resolve().then(() => part_exports);\n`
    expect(withoutObjects(`${here}${GIVEN}`).code).toBe(`${here}${GIVEN.replace('part_exports', 'Part$$1')}`)
  })

  it.each([
    ['holds two', `${around('Part', 'Other')}${GIVEN}`],
    ['is a page, which the router takes', `${around('default')}${GIVEN}`],
    ['is given to nobody', around('Part')],
  ])('is the object where it %s', (_why, code) => {
    expect(withoutObjects(code)).toEqual({ code, given: [], taken: [] })
  })
})

describe('what is taken', () => {
  it.each([
    [`lazyPart(async () => (await ${LATE}).Part);`, 'lazyPart(async () => (await import("./late-!~{09}~.js")).t);'],
    [`const { part } = await ${LATE};`, 'const { t: part } = await import("./late-!~{09}~.js");'],
    [
      `${LATE}.then(({ part }) => part(), () => null);`,
      'import("./late-!~{09}~.js").then(({ t: part }) => part(), () => null);',
    ],
  ])('is the part itself: %s', (code, plain) => {
    expect(withoutObjects(code)).toEqual({
      code: plain,
      given: [],
      taken: [{ file: './late-!~{09}~.js', name: 't', isLone: true }],
    })
  })

  it.each([`const load = () => ${LATE};`, `const { part, other } = await ${LATE};`])('is the object: %s', (code) => {
    expect(withoutObjects(code)).toEqual({
      code,
      given: [],
      taken: [{ file: './late-!~{09}~.js', name: 't', isLone: false }],
    })
  })
})
