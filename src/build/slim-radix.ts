import { parseSync, Visitor, type Plugin } from 'vite'
import { slimmed, type Place } from './slimming.ts'

interface Cut {
  start: number
  end: number
  instead: string
}

type Expression = Parameters<
  NonNullable<ConstructorParameters<typeof Visitor>[0]['ExpressionStatement']>
>[0]['expression']

/** The call `__name(what, "name")`: esbuild's way to keep a function's name through its own minifying. */
function named(node: Expression): { start: number; end: number } | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== '__name') return null
  const [what] = node.arguments
  return what === undefined ? null : { start: what.start, end: what.end }
}

/** A value that is only put together from words: leaving it out leaves nothing undone. */
function isWords(node: Expression): boolean {
  if (node.type === 'BinaryExpression')
    return node.left.type !== 'PrivateIdentifier' && isWords(node.left) && isWords(node.right)
  if (node.type === 'TemplateLiteral') return node.expressions.every(isWords)
  return node.type === 'Identifier' || node.type === 'Literal'
}

function isDisplayName(node: Expression): boolean {
  return (
    node.type === 'AssignmentExpression' &&
    node.left.type === 'MemberExpression' &&
    node.left.object.type === 'Identifier' &&
    node.left.property.type === 'Identifier' &&
    node.left.property.name === 'displayName' &&
    isWords(node.right)
  )
}

/**
 * A module of Radix without the names of its components and functions. Only developer tools read them, and a bundler
 * cannot know that: it keeps each part that is given a name, used or not.
 */
export function withoutNames(code: string, file: string): string {
  const cuts: Cut[] = []
  const statements = new Set<number>()
  new Visitor({
    ExpressionStatement({ start, end, expression }) {
      if (!isDisplayName(expression) && named(expression) === null) return
      statements.add(expression.start)
      cuts.push({ start, end, instead: '' })
    },
    CallExpression(call) {
      const what = named(call)
      if (what === null || statements.has(call.start)) return
      cuts.push({ start: call.start, end: what.start, instead: '(' }, { start: what.end, end: call.end, instead: ')' })
    },
  }).visit(parseSync(file, code).program)
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, instead }) => text.slice(0, start) + instead + text.slice(end), code)
}

/** By part: menus and popovers are never modal here and dialogs always, nothing has an arrow or goes with its anchor. */
const UNASKED: Readonly<Record<string, readonly Place[]>> = {
  'react-menu': [[/rootContext\.modal \? .*?\) : /, '']],
  'react-popover': [[/context\.modal \? .*?\) : /, '']],
  'react-dialog': [[/ : \S+ \S+ \S+ jsx\(DialogContentNonModal, .*?\)/, ' : null']],
  'react-popper': [
    [/arrow && floatingUIarrow\(.*?\)/, 'false'],
    [/hideWhenDetached && [^]*? hide\([^]*?\)/, 'false'],
  ],
}

const PART = /\/node_modules\/@radix-ui\/([^/?]*)\/[^?]*\.mjs$/

const LOCK = 'react-remove-scroll'
const NO_LOCK = `\0${LOCK}`

/**
 * Builds with Radix without names, and without its lock of the page's scrolling. The lock belongs to `Dialog.Overlay` and
 * to modal menus and popovers; it writes a style sheet into the page, which the content policy forbids, so `ui/` has none
 * of the three (slim-radix.test.ts holds it to that). All in all 9 kB gzip less.
 */
export function slimRadix(): Plugin {
  return {
    name: 'latchkey-slim-radix',
    apply: 'build',
    enforce: 'pre',
    resolveId(id) {
      return id === LOCK ? NO_LOCK : null
    },
    load(id) {
      if (id !== NO_LOCK) return null
      return 'export function RemoveScroll() { throw new Error("Left out of this build: see slim-radix.ts") }'
    },
    transform(code, id) {
      const part = PART.exec(id)?.[1]
      if (part === undefined) return null
      const asked = slimmed(code, id, { library: `Radix's ${part}`, places: UNASKED[part] ?? [] })
      return { code: withoutNames(asked, id), map: null }
    },
  }
}
