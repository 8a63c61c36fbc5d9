import { parseSync, Visitor } from 'vite'

/** What stands in a library's file, and what the build has there instead. */
export type Place = readonly [pattern: RegExp, instead: string]

/** What the build leaves out of a library's file. */
export interface Slimming {
  library: string
  /** Functions by name, and the body each has instead. */
  bodies?: Readonly<Record<string, string>>
  places?: readonly Place[]
}

/** The body of a function that is never called. */
export const UNREACHED = '{ throw new Error("Left out of this build: see src/build") }'

/** Where the body of each of these functions begins and ends, last ones first. */
function bodiesIn(code: string, file: string, bodies: Readonly<Record<string, string>>) {
  const found: { name: string; start: number; end: number }[] = []
  new Visitor({
    FunctionDeclaration({ id, body }) {
      if (id && body && id.name in bodies) found.push({ name: id.name, start: body.start, end: body.end })
    },
  }).visit(parseSync(file, code).program)
  return found.toSorted((a, b) => b.start - a.start)
}

/**
 * The code of a library's file without what is never asked of it. Each function must be there once and each place at
 * least, so that a new version of the library stops the build instead of growing the page unseen.
 * @throws Error when the library is not what it was when the list was made
 */
export function slimmed(code: string, file: string, { library, bodies = {}, places = [] }: Slimming): string {
  const changed = (what: string) => new Error(`${library} has changed; look again at what can be left out: ${what}`)
  const found = bodiesIn(code, file, bodies)
  const missing = Object.keys(bodies).find((name) => found.filter((body) => body.name === name).length !== 1)
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
