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

/**
 * A number that stands for what a description says, letter case and outer blanks aside: 0 for a blank one. Hashed
 * to 53 bits, as FNV-1a does it: that two of one owner's tokens share a number and not a description is not to be expected.
 */
export function descriptionKey(text: string): number {
  const plain = text.trim().toLowerCase()
  if (plain === '') return 0
  let high = 0x811c9dc5
  let low = 0x050c5d1f
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x85ebca6b)
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11) + 1
}
