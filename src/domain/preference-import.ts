import type { UserId } from '@/api/ids.ts'
import type { Preference } from '@/api/objects/preference.ts'
import { isSameValue, parseJson, preferenceKey, preferenceProblem } from './preference-rules.ts'

export type EntryVerdict = 'new' | 'changed' | 'same' | 'invalid'

/** One entry of a file, checked. */
export interface CheckedEntry {
  /** Its place in the file, from 1. */
  at: number
  category: string
  name: string
  value: string
  verdict: EntryVerdict
  /** `changed`: what is stored now. */
  old?: string
  /** `invalid`: why. */
  reason?: string
}

/** What a file is good for. */
export type ImportCheck =
  | { kind: 'nothing' }
  /** No JSON. Line and column from 1, where the browser tells. */
  | { kind: 'broken'; message: string; line: number | null; column: number | null }
  /** JSON, but no list. `found` in words: "an object". */
  | { kind: 'no-list'; found: string }
  | {
      kind: 'checked'
      entries: readonly CheckedEntry[]
      counts: Readonly<Record<EntryVerdict, number>>
      /** How many are of somebody else, or say of nobody. */
      foreignCount: number
      /** Ids they are of. */
      foreignIds: readonly string[]
      /** What is stored and not in the file. */
      missing: readonly Preference[]
    }

/**
 * Checks a file of preferences against what is stored of the person `userId`. `adopt`: entries of another person are taken
 * as this one's, which is never done unasked; to an app they let in only they can say yes. Never throws.
 */
export function checkImport(text: string, userId: UserId, stored: readonly Preference[], adopt: boolean): ImportCheck {
  const plain = text.replace(/^\uFEFF/, '')
  if (plain.trim() === '') return { kind: 'nothing' }
  const parsed = parseJson(plain)
  if (!parsed.ok) return { kind: 'broken', ...brokenAt(parsed.error, plain) }
  if (!Array.isArray(parsed.value)) return { kind: 'no-list', found: kindOf(parsed.value) }
  const list: readonly unknown[] = parsed.value
  return { kind: 'checked', ...checkList(list, userId, stored, adopt) }
}

function checkList(list: readonly unknown[], userId: UserId, stored: readonly Preference[], adopt: boolean) {
  const now = new Map(stored.map((one) => [preferenceKey(one), one.value]))
  const raw = list.map(readEntry)
  const foreign = raw.filter((entry) => entry.userId !== null && entry.userId !== userId)
  for (const entry of foreign) {
    if (!adopt || entry.category === 'oauth_app') entry.problem ??= foreignWords(entry.userId)
  }
  const lastAt = new Map(
    raw.flatMap((entry) => (entry.problem === null ? [[preferenceKey(entry), entry.at] as const] : [])),
  )
  const entries = raw.map((entry): CheckedEntry => {
    const { at, category, name, value } = entry
    const shown = { at, category, name, value }
    const later = lastAt.get(preferenceKey(entry))
    const reason =
      entry.problem ??
      (later !== undefined && later > at
        ? `The same category and name come again as entry ${later}, which counts.`
        : null)
    if (reason !== null) return { ...shown, verdict: 'invalid', reason }
    const old = now.get(preferenceKey(entry))
    if (old === undefined) return { ...shown, verdict: 'new' }
    return isSameValue(category, old, value) ? { ...shown, verdict: 'same' } : { ...shown, verdict: 'changed', old }
  })
  const inFile = new Set(raw.map(preferenceKey))
  const counts: Record<EntryVerdict, number> = { new: 0, changed: 0, same: 0, invalid: 0 }
  for (const entry of entries) counts[entry.verdict] += 1
  return {
    entries,
    counts,
    foreignCount: foreign.length,
    foreignIds: [...new Set(foreign.flatMap(({ userId: id }) => (id ? [id] : [])))],
    missing: stored.filter((one) => !inFile.has(preferenceKey(one))),
  }
}

interface RawEntry {
  at: number
  /** Blank where the entry says of nobody; null where it is no entry at all. */
  userId: string | null
  category: string
  name: string
  value: string
  problem: string | null
}

function readEntry(entry: unknown, index: number): RawEntry {
  const at = index + 1
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    const problem = `This is ${kindOf(entry)}, not an object.`
    return { at, userId: null, category: '', name: '', value: '', problem }
  }
  const fields: Record<string, unknown> = { ...entry }
  const parts: Record<'user_id' | 'category' | 'name' | 'value', string> = {
    user_id: '',
    category: '',
    name: '',
    value: '',
  }
  let wrong: string | null = null
  for (const part of ['user_id', 'category', 'name', 'value'] as const) {
    const field = fields[part]
    if (typeof field === 'string') parts[part] = field
    // A missing name is a blank one, as in the API. A missing value is a mistake: it would wipe what is there.
    else if (field !== undefined) wrong ??= `Its ${part} is ${kindOf(field)}; it must be text.`
    else if (part === 'category' || part === 'value') wrong ??= `It has no ${part}.`
  }
  const { category, name, value } = parts
  return {
    at,
    userId: parts.user_id,
    category,
    name,
    value,
    problem: wrong ?? preferenceProblem({ category, name, value }),
  }
}

function foreignWords(userId: string | null): string {
  return userId ? `It is of another person, ${userId}.` : 'It does not say whose it is.'
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'object') return 'an object'
  return `a ${typeof value}`
}

/** Where JSON broke, from the words of the engine: V8 and Firefox tell, Safari does not. */
function brokenAt(error: unknown, text: string): { message: string; line: number | null; column: number | null } {
  const words = error instanceof Error ? error.message : String(error)
  const told = /line (\d+) column (\d+)/.exec(words)
  const position = /at position (\d+)/.exec(words)
  const message = words
    .replace(/^JSON\.parse: /, '')
    .replace(/ (?:in JSON )?at (?:position \d+|line \d+ column \d+).*$/, '')
    .replace(/, ?\.{3}"[^]*?"(?:\.{3})? is not valid JSON$/, '')
  if (told) return { message, line: Number(told[1]), column: Number(told[2]) }
  if (position) return { message, ...placeOf(text, Number(position[1])) }
  // V8 leaves the place out where the text just ends.
  return /end of (?:JSON input|data)/.test(words)
    ? { message, ...placeOf(text, text.length) }
    : { message, line: null, column: null }
}

function placeOf(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** The entries that would be written, as preferences of this person. */
export function importedPreferences(entries: readonly CheckedEntry[], userId: UserId): Preference[] {
  return entries.flatMap(({ category, name, value, verdict }) =>
    verdict === 'new' || verdict === 'changed' ? [{ user_id: userId, category, name, value }] : [],
  )
}
