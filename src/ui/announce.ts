let current = ''
const listeners = new Set<() => void>()

/**
 * Says something to screen readers, politely, without showing it: "Copied", "340 tokens".
 * The same words twice in a row are said twice.
 */
export function announce(words: string): void {
  // A live region that is given the text it has stays silent; an invisible difference makes it speak.
  current = current === words ? `${words}\u00a0` : words
  for (const listener of listeners) listener()
}

export function subscribeAnnouncements(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function lastAnnouncement(): string {
  return current
}
