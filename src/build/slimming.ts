import { parseSync, Visitor } from 'vite'

/** What stands in a library's file, and what the build has there instead. */
export type Place = readonly [pattern: RegExp, instead: string]

/** What the build leaves out of a library's file. */
export interface Slimming {
  library: string
  /** Functions by name, and the body each has instead. */
  bodies?: Readonly<Record<string, string>>
  /** Methods that are never called, as `Class.method`: they go. */
  methods?: readonly string[]
  places?: readonly Place[]
}

/** The body of a function that is never called. */
export const UNREACHED = '{ throw new Error("Left out of this build: see src/build") }'

interface Part {
  name: string
  start: number
  end: number
}

/** Where the bodies of these functions and these methods begin and end, last ones first. */
function partsIn(code: string, file: string, functions: readonly string[], methods: readonly string[]): Part[] {
  const found: Part[] = []
  new Visitor({
    FunctionDeclaration({ id, body }) {
      if (id && body && functions.includes(id.name)) found.push({ name: id.name, start: body.start, end: body.end })
    },
    // As bundlers write a class: `var Query = class { … }`.
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier' || init?.type !== 'ClassExpression') return
      for (const member of init.body.body) {
        if (member.type !== 'MethodDefinition') continue
        const name = `${id.name}.${code.slice(member.key.start, member.key.end)}`
        if (methods.includes(name)) found.push({ name, start: member.start, end: member.end })
      }
    },
  }).visit(parseSync(file, code).program)
  return found.toSorted((a, b) => b.start - a.start)
}

/**
 * The code of a library's file without what is never asked of it. Each function and method must be there once and each
 * place at least, so that a new version of the library stops the build instead of growing the page unseen.
 * @throws Error when the library is not what it was when the list was made
 */
export function slimmed(
  code: string,
  file: string,
  { library, bodies = {}, methods = [], places = [] }: Slimming,
): string {
  const changed = (what: string) => new Error(`${library} has changed; look again at what can be left out: ${what}`)
  const functions = Object.keys(bodies)
  const found = partsIn(code, file, functions, methods)
  const missing = [...functions, ...methods].find((name) => found.filter((part) => part.name === name).length !== 1)
  if (missing !== undefined) throw changed(missing)
  const emptied = found.reduce(
    (text, { name, start, end }) => text.slice(0, start) + (bodies[name] ?? '') + text.slice(end),
    code,
  )
  return places.reduce((text, [pattern, instead]) => {
    if (text.search(pattern) < 0) throw changed(pattern.source)
    return text.replace(pattern, instead)
  }, emptied)
}
