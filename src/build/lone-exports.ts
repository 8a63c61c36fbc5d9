import type { Plugin } from 'vite'

/** What the bundler has for a module of which one name is taken lazily: an object around that one. */
const AROUND_ONE = /^var (\w+) = \/\* @__PURE__ \*\/ __exportAll\(\{ (?!default\b)\w+: \(\) => ([\w$]+) \}\);\n/gm

const LOAD = 'import\\("([^"]+)"\\)\\.then\\(\\(n\\) => n\\.([\\w$]+)\\)'
/** The ways to take one name out of such an object, and the same without it. */
const WAYS: readonly (readonly [pattern: RegExp, file: number, instead: string])[] = [
  [new RegExp(`\\(await ${LOAD}\\)\\.\\w+`, 'g'), 1, '(await import("$1")).$2'],
  [new RegExp(`const \\{ (\\w+) \\} = await ${LOAD};`, 'g'), 2, 'const { $3: $1 } = await import("$2");'],
  [new RegExp(`${LOAD}\\.then\\(\\(\\{ (\\w+) \\}\\) =>`, 'g'), 1, 'import("$1").then(({ $2: $3 }) =>'],
]

/** What a chunk gives to others: names that stand for one thing each, and what it takes from others in which way. */
interface Traded {
  given: string[]
  taken: { file: string; name: string; isLone: boolean }[]
}

/** A chunk that gives what lazy parts are made of without an object around each, and takes it so. */
export function withoutObjects(code: string): Traded & { code: string } {
  const given: string[] = []
  const taken: Traded['taken'] = []
  let plain = code
  for (const [statement, object = '', only = ''] of code.matchAll(AROUND_ONE)) {
    const exported = new RegExp(`(?<=[{,] )${object} as ([\\w$]+)(?=[,\\s])`)
    const name = exported.exec(plain)?.[1]
    if (name === undefined) continue
    given.push(name)
    plain = plain.replace(exported, () => `${only} as ${name}`)
    const isTakenHere = plain.replace(statement, '').search(new RegExp(`\\b${object}\\b`)) >= 0
    if (!isTakenHere) plain = plain.replace(statement, '')
  }
  for (const [pattern, at, instead] of WAYS) {
    for (const way of plain.matchAll(pattern))
      taken.push({ file: way[at] ?? '', name: way[at + 1] ?? '', isLone: true })
    plain = plain.replaceAll(pattern, instead)
  }
  for (const [, file = '', name = ''] of plain.matchAll(new RegExp(LOAD, 'g')))
    taken.push({ file, name, isLone: false })
  return { code: plain, given, taken }
}

/**
 * Takes the objects away that stand around each lazily loaded part, where chunks hold many. They are known by how they are
 * written and a part is taken; a build in which one chunk gives what another takes otherwise stops.
 */
export function loneExports(): Plugin {
  const chunks = new Map<string, Traded>()
  return {
    name: 'latchkey-lone-exports',
    apply: 'build',
    renderStart: () => chunks.clear(),
    renderChunk(code, { fileName }) {
      const { code: plain, given, taken } = withoutObjects(code)
      chunks.set(fileName.replace(/^.*\//, './'), { given, taken })
      return { code: plain, map: null }
    },
    generateBundle() {
      for (const { taken } of chunks.values()) {
        for (const { file, name, isLone } of taken) {
          if (chunks.get(file)?.given.includes(name) === isLone) continue
          this.error(`A lazy import of ${file} is written in a way that src/build/lone-exports.ts does not know`)
        }
      }
    },
  }
}
