const BEYOND_ASCII = /[^\0-\x7f]/
const ACCENTS = /[\u0300-\u036f]/g

/**
 * `text` as it is searched and sorted: in lower case and without accents ("Müller" → "muller"), so that either spelling
 * finds the other. Only the accents of Latin, Greek and Cyrillic go: elsewhere the marks are letters.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  return BEYOND_ASCII.test(lower) ? lower.normalize('NFD').replace(ACCENTS, '').normalize('NFC') : lower
}

/** Compares by code unit: the same order in every browser, and fast. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/**
 * The folded words of a search, each to be found somewhere. A leading @ is how people write user names: where accounts
 * are searched their user name begins with one too, so that "@u1" is no part of an id.
 */
export function searchWords(query: string): string[] {
  return [...new Set(foldText(query).match(/\S+/g))]
}

/** `query` for where nothing begins with an @: that of its words goes. */
export function withoutAt(query: string): string {
  return query.replaceAll(/(^|\s)@(?=\S)/g, '$1')
}
