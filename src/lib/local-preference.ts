/** What may be remembered in this browser. Nothing about people or tokens belongs here. */
export type PreferenceKey = 'theme' | 'density' | 'shortcuts' | 'absent' | 'early' | `columns:${string}`

/**
 * `build/theme.js` reads theme and density under the same names, before the first paint. `absent` is the version of the
 * server whose lack of features has been read and put away. `early` is which lists' first
 * calls the viewer may make, written by the script that makes them (`build/early-script.ts`).
 */
export const PREFIX = 'latchkey:'

/** Stands in for a storage that is switched off or full, so that a choice holds at least until the page is left. */
const memory = new Map<string, string>()
const listeners = new Set<() => void>()

function readRaw(key: PreferenceKey): string | null {
  const kept = memory.get(key)
  if (kept !== undefined) return kept
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    return null
  }
}

function parseRaw<T>(raw: string | null, parse: (stored: unknown) => T): T {
  if (raw === null) return parse(undefined)
  try {
    const stored: unknown = JSON.parse(raw)
    return parse(stored)
  } catch {
    return parse(undefined)
  }
}

/**
 * Reads the preference as `parse` makes it of what is stored: the same object until that changes, as `useSyncExternalStore`
 * asks of a snapshot. `parse` gets undefined when nothing, or nothing legible, is stored or when it threw; what it then
 * returns is the default.
 */
export function createPreferenceReader<T>(key: PreferenceKey, parse: (stored: unknown) => T): () => T {
  let known: { raw: string | null; value: T } | null = null
  return () => {
    const raw = readRaw(key)
    if (!known || known.raw !== raw) known = { raw, value: parseRaw(raw, parse) }
    return known.value
  }
}

/** Remembers `value` (anything JSON can hold) for this browser, or for this page where storage is switched off or full. */
export function writePreference(key: PreferenceKey, value: unknown): void {
  const raw = JSON.stringify(value)
  try {
    localStorage.setItem(PREFIX + key, raw)
    memory.delete(key)
  } catch {
    memory.set(key, raw)
  }
  for (const listener of listeners) listener()
}

/** Calls `listener` when any preference changes, here or in another tab. Returns how to stop. */
export function subscribe(listener: () => void): () => void {
  const hear = (event: StorageEvent) => {
    // `key` is null when the whole storage was cleared.
    if (event.key === null || event.key.startsWith(PREFIX)) listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', hear)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', hear)
  }
}
