/** How far tables were scrolled, by the key of the history entry. Lives as long as the page: nothing is stored. */
const positions = new Map<string, number>()
const MOST_REMEMBERED = 50

/** Remembers how far the table of this history entry is scrolled, in px. */
export function rememberScroll(locationKey: string, top: number): void {
  positions.delete(locationKey)
  positions.set(locationKey, top)
  if (positions.size <= MOST_REMEMBERED) return
  const oldest = positions.keys().next().value
  if (oldest !== undefined) positions.delete(oldest)
}

/** How far the table of this history entry was scrolled, in px; 0 when it was never seen. */
export function rememberedScroll(locationKey: string): number {
  return positions.get(locationKey) ?? 0
}
