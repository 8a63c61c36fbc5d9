/** What has been learned so far: which id, token or secret a name of the recording stands for. */
export type Names = Map<string, string>

/** Placeholders that stand for anything of their kind, and teach nothing. */
const KINDS: Record<string, string> = {
  id: '[a-z0-9]{26}',
  ms: '1[4-9]\\d{11}',
  'ms as text': '1[4-9]\\d{11}',
  text: '[\\s\\S]+?',
  date: '[^;]+',
  etag: '.+',
  version: '\\d+\\.\\d+\\.\\d+\\..*\\.(?:true|false)',
  'base64 png': 'iVBOR[A-Za-z0-9+/]+=*',
}
const PLACEHOLDER = /<([a-z][^<>]*)>/

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Null when the text is what was recorded; a name met for the first time is learned. */
function textDifference(want: string, got: string, names: Names, at: string): string | null {
  const learned: string[] = []
  const pattern = want
    .split(PLACEHOLDER)
    .map((part, i) => {
      if (i % 2 === 0) return literally(part)
      const kind = KINDS[part]
      if (kind) return kind
      const known = names.get(part)
      if (known !== undefined) return literally(known)
      learned.push(part)
      return '(.+?)'
    })
    .join('')
  const found = new RegExp(`^${pattern}$`).exec(got)
  if (!found) return `${at}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`
  learned.forEach((name, i) => names.set(name, found[i + 1] ?? ''))
  return null
}

function scalarDifference(want: unknown, got: unknown, names: Names, at: string): string | null {
  if (want === '<ms>' && typeof got === 'number' && got > 1.4e12 && got < 4e12) return null
  if (want === '<ms, a century away>' && typeof got === 'number' && got > 4e12) return null
  if (typeof want === 'string' && typeof got === 'string') return textDifference(want, got, names, at)
  return want === got ? null : `${at}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value)
}

function objectDifference(want: Record<string, unknown>, got: unknown, context: Context, at: string): string | null {
  if (!isObject(got)) return `${at}: ${JSON.stringify(got)} instead of an object`
  for (const [key, value] of Object.entries(want)) {
    if (key === '<more>') continue
    if (!(key in got)) return `${at}.${key} is missing`
    const found = difference(value, got[key], context, `${at}.${key}`)
    if (found) return found
  }
  const extra = Object.keys(got).filter((key) => !(key in want))
  return extra.length > 0 && !('<more>' in want) ? `${at}: unexpected ${extra.join(', ')}` : null
}

function listDifference(want: unknown[], got: unknown, context: Context, at: string): string | null {
  if (!isList(got)) return `${at}: ${JSON.stringify(got)} instead of a list`
  if (want.length !== got.length) return `${at}: ${got.length} entries instead of ${want.length}`
  const left = [...got]
  for (const [i, entry] of want.entries()) {
    const candidates = context.isUnordered ? left : left.slice(0, 1)
    let first: string | null = null
    const hit = candidates.findIndex((candidate) => {
      // What a candidate that does not fit would have taught must be forgotten.
      const trial = { ...context, names: new Map(context.names) }
      const found = difference(entry, candidate, trial, `${at}[${i}]`)
      first ??= found
      if (found) return false
      for (const [name, value] of trial.names) context.names.set(name, value)
      return true
    })
    if (hit < 0) return first
    left.splice(hit, 1)
  }
  return null
}

export interface Context {
  names: Names
  /** Lists may come in any order: the server does not promise one. */
  isUnordered: boolean
}

/**
 * Where what came differs from what was recorded, in words; null when it does not.
 * @param context names that are learned on the way are written into it
 * @param at says where we are, for the words
 */
export function difference(want: unknown, got: unknown, context: Context, at: string): string | null {
  if (isList(want)) return listDifference(want, got, context, at)
  if (isObject(want)) return objectDifference(want, got, context, at)
  return scalarDifference(want, got, context.names, at)
}
