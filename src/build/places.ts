/** What stands in a library's file, and what the build has there instead. */
export type Place = readonly [pattern: RegExp, instead: string]

/**
 * The code of a library with these places changed. Each must be there, so that a new version of the library stops the
 * build instead of growing the page unseen.
 * @throws Error when one is not
 */
export function withPlaces(code: string, places: readonly Place[], library: string): string {
  return places.reduce((text, [pattern, instead]) => {
    if (text.search(pattern) < 0)
      throw new Error(`${library} has changed; look again at what can be left out: ${pattern.source}`)
    return text.replace(pattern, instead)
  }, code)
}
