import type { User } from '@/api/objects/user.ts'

/** One name, address or id of a pasted list. */
export interface PastedEntry {
  kind: 'name' | 'email' | 'id'
  /** In lower case, without @ before it. */
  value: string
  /** As it was written first. */
  text: string
}

export interface PastedList {
  /** Each once, in the order of the text. */
  entries: readonly PastedEntry[]
  /** What can be no user name, address or id, each once. */
  garbage: readonly string[]
  /** How often an entry came again. */
  repeats: number
}

/** Direction marks and other characters without width, which come along with what is copied from pages and mails. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Reads a list of user names (with or without @), e-mail addresses (also `Name <address>`) and ids out of a text. */
export function parsePastedList(text: string): PastedList {
  const entries = new Map<string, PastedEntry>()
  const garbage = new Set<string>()
  let repeats = 0
  for (const word of withoutNames(text.replaceAll(INVISIBLE, '')).split(/[\s,;]+/)) {
    // Bullets and dashes between the names are no names.
    if (!/[\p{L}\p{N}]/u.test(word)) continue
    const entry = classify(word)
    if (!entry) garbage.add(word)
    else if (entries.has(entry.value)) repeats += 1
    else entries.set(entry.value, entry)
  }
  return { entries: [...entries.values()], garbage: [...garbage], repeats }
}

function classify(word: string): PastedEntry | null {
  const text = word
    .replace(/^["'“”‘’<([{]+/, '')
    .replace(/["'“”‘’>)\]}]+$/, '')
    .replace(/^mailto:/i, '')
    .replace(/^@/, '')
  const value = text.toLowerCase()
  if (/^[^@]+@[^@]+$/.test(value)) return { kind: 'email', value, text }
  if (/^[a-z0-9]{26}$/.test(value)) return { kind: 'id', value, text }
  // People of connected servers have a colon in their user names.
  return /^[a-z0-9._:-]{1,64}$/.test(value) ? { kind: 'name', value, text } : null
}

/** The text with `Name <address>` as the address alone. Words of the name with an @ stay: they are entries themselves. */
function withoutNames(text: string): string {
  const parts: string[] = []
  let end = 0
  for (const match of text.matchAll(/<([^<>\s]+)>/g)) {
    const address = match[1] ?? ''
    if (!address.includes('@')) continue
    const before = text.slice(end, match.index)
    const start = nameStart(before)
    const handles = before
      .slice(start)
      .split(/\s+/)
      .filter((word) => word.includes('@'))
    parts.push(before.slice(0, start), ...handles.map((word) => ` ${word} `), ' ', address, ' ')
    end = match.index + match[0].length
  }
  parts.push(text.slice(end))
  return parts.join('')
}

/** Where the name that ends a text begins: after the last separator, or at the quotation mark that opens it. */
function nameStart(before: string): number {
  const trimmed = before.trimEnd()
  if (trimmed.endsWith('"')) {
    const open = trimmed.lastIndexOf('"', trimmed.length - 2)
    if (open >= 0 && !trimmed.slice(open).includes('\n')) return open
  }
  return Math.max(...[',', ';', '\t', '\n', '\r'].map((mark) => before.lastIndexOf(mark))) + 1
}

/** Whom the entries of a list name. */
export interface FoundPeople {
  /** People, each once, in the order of the list. */
  users: readonly User[]
  /** Bots, which are no people. */
  bots: readonly User[]
  /** Entries that name somebody who was named already. */
  repeats: number
  /** As written. */
  missing: readonly string[]
  /** Entries that more than one account answers to. */
  ambiguous: readonly { text: string; users: readonly User[] }[]
  /** Addresses that were not looked up, as written. */
  notAsked: readonly string[]
}

/**
 * Puts together whom a list names. `answers`: the accounts found for the value of an entry, none for an empty list; what
 * has no answer was not asked.
 */
export function gatherPeople(
  entries: readonly PastedEntry[],
  answers: ReadonlyMap<string, readonly User[]>,
): FoundPeople {
  const users = new Map<string, User>()
  const bots = new Map<string, User>()
  const missing: string[] = []
  const ambiguous: { text: string; users: readonly User[] }[] = []
  const notAsked: string[] = []
  let repeats = 0
  for (const { value, text } of entries) {
    const found = answers.get(value)
    const [user] = found ?? []
    if (!found) notAsked.push(text)
    else if (!user) missing.push(text)
    else if (found.length > 1) ambiguous.push({ text, users: found })
    else if (users.has(user.id) || bots.has(user.id)) repeats += 1
    else if (user.is_bot) bots.set(user.id, user)
    else users.set(user.id, user)
  }
  return { users: [...users.values()], bots: [...bots.values()], repeats, missing, ambiguous, notAsked }
}
