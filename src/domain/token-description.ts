export type DescriptionWeakness = 'blank' | 'short' | 'generic'

/** Words that say nothing about a token, with or without a number behind them. */
const SAYS_NOTHING =
  /^(a|an|the|my|new|old|some|this|personal|access|api|bot|pat|token|tokens|key|test|tests|testing|tmp|temp|temporary|foo|bar|baz|asdf|qwerty|xxx|abc|todo|fixme|delete|me|default|misc|stuff|thing|things|dummy|demo|sample|example|untitled|none|n\/a|description)$/

/**
 * Why a description tells nobody what the token is for, or null when it is good enough: nothing in it, fewer than three
 * letters or digits, or only words such as "test" and "my token".
 */
export function weakDescription(text: string): DescriptionWeakness | null {
  const plain = text.trim().toLowerCase()
  if (plain === '') return 'blank'
  // This runs for every token of a server: what is long enough is not counted.
  if (plain.length > 60) return null
  if (plain.length < 16 && letterCount(plain) < 3 && !hasWordSigns(plain)) return 'short'
  const words = plain.split(/[\s_\-.,:;#()[\]]+/).map((word) => word.replace(/\d+$/, ''))
  return words.every((word) => word === '' || SAYS_NOTHING.test(word)) ? 'generic' : null
}

function letterCount(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** Two signs of Chinese, Japanese or Korean can be a whole word. */
function hasWordSigns(text: string): boolean {
  return (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0) >= 2
}

export const WEAK_DESCRIPTION_WORDS: Record<DescriptionWeakness, string> = {
  blank: 'No description',
  short: 'Description too short to tell anything',
  generic: 'Description does not say what the token is for',
}

/** For each of one owner's descriptions whether another is the same, letter case and outer blanks aside. Blanks never are. */
export function repeatedDescriptions(descriptions: readonly string[]): boolean[] {
  // Most owners have one token, and this runs for each of them.
  if (descriptions.length < 2) return descriptions.map(() => false)
  const keys = descriptions.map((description) => description.trim().toLowerCase())
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return keys.map((key) => key !== '' && (counts.get(key) ?? 0) > 1)
}
