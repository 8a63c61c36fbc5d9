import type { Preference } from '@/api/objects/preference.ts'
import { countOf, formatDateTime, formatNumber } from '@/lib/format.ts'
import { utf8Length } from '@/lib/utf8.ts'
import { categoryTitle, type KnownPreference } from './known-preferences.ts'

/** Bytes of UTF-8 in a category (at least one) and in a name. */
export const MOST_KEY_BYTES = 32
/** Characters, not bytes, in a value. Servers before 9.x take 2000. */
export const MOST_VALUE_CHARACTERS = 20_000

/** The two parts of a preference that say which it is, as one key. Neither has a line break in practice; JSON keeps it sure. */
export function preferenceKey({ category, name }: Pick<Preference, 'category' | 'name'>): string {
  return JSON.stringify([category, name])
}

/** Characters as the server counts them: code points, not halves of a pair. */
export function characterCount(text: string): number {
  let count = 0
  for (const _character of text) count += 1
  return count
}

/** Whether the text is JSON, and what it says. */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false; error: unknown } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, error }
  }
}

/** The colours of a theme in the order they stand, or null when the value is no JSON object of text. */
export function parseTheme(value: string): readonly (readonly [key: string, colour: string])[] | null {
  const parsed = parseJson(value)
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value))
    return null
  const entries: [string, string][] = []
  for (const [key, colour] of Object.entries(parsed.value)) {
    if (typeof colour !== 'string') return null
    entries.push([key, colour])
  }
  return entries
}

const NO_COLOURS: readonly string[] = ['image', 'type', 'codeTheme']

/** Whether a key of a theme stands for a colour; the others hold the names of the theme and of a code theme. */
export function isColourKey(key: string): boolean {
  return !NO_COLOURS.includes(key)
}

/** `#rgb` or `#rrggbb`: all that the server takes for a colour; it puts white in the place of anything else. */
export function isColour(text: string): boolean {
  return /^#[\da-f]{3}([\da-f]{3})?$/i.test(text)
}

/** What is wrong with a category, in words; null when nothing is. */
export function categoryProblem(category: string): string | null {
  if (category === '') return 'Give a category.'
  const bytes = utf8Length(category)
  return bytes > MOST_KEY_BYTES ? `The category has ${bytes} bytes; ${MOST_KEY_BYTES} are allowed.` : null
}

/** What is wrong with a name, in words; null when nothing is. A blank one is fine. */
export function nameProblem(name: string): string | null {
  const bytes = utf8Length(name)
  return bytes > MOST_KEY_BYTES ? `The name has ${bytes} bytes; ${MOST_KEY_BYTES} are allowed.` : null
}

/**
 * What the server would refuse of a value, in words; null when nothing. Only what the server checks: an odd value of a
 * switch is stored, so that what is there can be restored.
 */
export function valueProblem({ category, name, value }: Omit<Preference, 'user_id'>): string | null {
  const count = characterCount(value)
  if (count > MOST_VALUE_CHARACTERS) {
    return `The value has ${formatNumber(count)} characters; ${formatNumber(MOST_VALUE_CHARACTERS)} are allowed.`
  }
  if (category === 'theme' && parseTheme(value) === null) {
    return 'A theme must be a JSON object whose values are all text.'
  }
  if (category === 'sidebar_settings' && name === 'limit_visible_dms_gms' && !isWholeBetween(value, 1, 40)) {
    return 'It takes a whole number from 1 to 40.'
  }
  return null
}

function isWholeBetween(text: string, min: number, max: number): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max
}

/** The first thing wrong with a preference; null when it can be sent. */
export function preferenceProblem(preference: Omit<Preference, 'user_id'>): string | null {
  return categoryProblem(preference.category) ?? nameProblem(preference.name) ?? valueProblem(preference)
}

/** Whether the value is one that Mattermost understands there. */
export function isUnderstood({ editor }: KnownPreference, value: string): boolean {
  switch (editor.kind) {
    case 'switch':
      return value === editor.on || value === editor.off
    case 'choice':
      return editor.choices.some(([choice]) => choice === value)
    case 'number':
      return isWholeBetween(value, editor.min, editor.max)
    case 'theme':
      return parseTheme(value) !== null
    case 'time':
      return /^\d{1,16}$/.test(value)
    case 'json':
      return parseJson(value).ok
    case 'text':
      return true
  }
}

/** A value in words: "On", "Every hour", a moment. What is not understood, or has no words, comes back as it is. */
export function valueWords(known: KnownPreference | null, value: string): string {
  if (!known || !isUnderstood(known, value)) return value
  const { editor } = known
  switch (editor.kind) {
    case 'switch':
      return value === editor.on ? 'On' : 'Off'
    case 'choice':
      return editor.choices.find(([choice]) => choice === value)?.[1] ?? value
    case 'theme':
      return themeWords(value)
    case 'time':
      return value === '0' ? 'Never' : formatDateTime(Number(value))
    case 'number':
    case 'json':
    case 'text':
      return value
  }
}

/** A value in words, where there is little room for it; a blank one is called so. */
export function shortWords(known: KnownPreference | null, value: string): string {
  const words = valueWords(known, value) || 'blank'
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}

function themeWords(value: string): string {
  const entries = parseTheme(value) ?? []
  const colours = entries.filter(([key]) => isColourKey(key)).length
  const type = entries.find(([key]) => key === 'type')?.[1]
  return `${type ?? 'Theme'}, ${countOf(colours, 'colour')}`
}

/** What a preference is called where there is one line for it: its title, or its raw key. */
export function preferenceTitle(
  known: KnownPreference | null,
  { category, name }: Pick<Preference, 'category' | 'name'>,
) {
  if (!known) return name === '' ? category : name
  // One of many of its kind is only told apart by its name.
  return known.name === null ? `${known.title} ${name}` : known.title
}

/** Whether two values mean the same: themes are written anew by the server, with their keys in order. */
export function isSameValue(category: string, a: string, b: string): boolean {
  if (a === b || category !== 'theme') return a === b
  const [one, other] = [parseTheme(a), parseTheme(b)]
  if (!one || !other || one.length !== other.length) return false
  const colours = new Map(one)
  return other.every(([key, colour]) => colours.get(key) === colour)
}

/** The category in words, or as it is. */
export function categoryWords(category: string): string {
  return categoryTitle(category) ?? category
}
