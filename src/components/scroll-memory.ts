/** How far a table was scrolled, in px, which rows it showed then, and on which one the focus was. */
interface Remembered {
  viewKey: string
  top: number
  /** The position of the row that had the focus; null for none. */
  focused: number | null
}

/** By the key of the history entry. Lives as long as the page: nothing is stored. */
const positions = new Map<string, Remembered>()
const MOST_REMEMBERED = 50

/** Remembers how far the table of this history entry is scrolled. */
export function rememberScroll(locationKey: string, remembered: Remembered): void {
  positions.delete(locationKey)
  positions.set(locationKey, remembered)
  if (positions.size <= MOST_REMEMBERED) return
  const oldest = positions.keys().next().value
  if (oldest !== undefined) positions.delete(oldest)
}

/** How far the table of this history entry was scrolled; null when it was never seen. */
export function rememberedScroll(locationKey: string): Remembered | null {
  return positions.get(locationKey) ?? null
}
