import { searchWords } from './fold-text.ts'
import { trimmed } from './growable.ts'
import type { InventoryAccounts } from './inventory-accounts.ts'
import type { InventoryTokens } from './inventory-tokens.ts'

const NO = 1
const YES = 2

interface Match {
  words: readonly string[]
  version: number
  positions: Int32Array<ArrayBuffer>
}

/**
 * Text search over the rows: every word of the query must be in the token's own text or in its owner's. The owner's text
 * is looked through once per owner, not once per token. Remembers the last result: a query that only grew is looked for
 * within it.
 */
export class InventorySearch {
  readonly #tokens: InventoryTokens
  readonly #accounts: InventoryAccounts
  #last: Match | null = null

  constructor(tokens: InventoryTokens, accounts: InventoryAccounts) {
    this.#tokens = tokens
    this.#accounts = accounts
  }

  /**
   * Positions of matching rows in the order of arrival (removed ones may be among them), or null when the query has no
   * words and all match. `version` must change whenever any text changed.
   */
  match(query: string, version: number): Int32Array | null {
    const words = searchWords(query)
    if (words.length === 0) return null
    const last = this.#last?.version === version ? this.#last : null
    if (last && last.words.join(' ') === words.join(' ')) return last.positions
    let positions = last && narrows(last.words, words) ? last.positions : null
    // Long words first: they leave the least to do for the others.
    for (const word of words.toSorted((a, b) => b.length - a.length)) {
      positions = this.#matchWord(word, positions)
    }
    const found = positions ?? new Int32Array(0)
    this.#last = { words, version, positions: found }
    return found
  }

  #matchWord(word: string, within: Int32Array | null): Int32Array<ArrayBuffer> {
    const isInOwner = this.#ownerTest(word)
    const size = within === null ? this.#tokens.length : within.length
    const found = new Int32Array(size)
    let count = 0
    for (let index = 0; index < size; index += 1) {
      const position = within === null ? index : (within[index] ?? 0)
      if (isInOwner(this.#tokens.ownerAt(position)) || this.#tokens.haystackAt(position).includes(word)) {
        found[count] = position
        count += 1
      }
    }
    return trimmed(found, count)
  }

  /** Whether a word is in an owner's text, looked for when it is first asked: of few tokens left there are few owners. */
  #ownerTest(word: string): (owner: number) => boolean {
    const answers = new Uint8Array(this.#accounts.size)
    return (owner) => {
      const answer = answers[owner] || (this.#accounts.haystackAt(owner).includes(word) ? YES : NO)
      answers[owner] = answer
      return answer === YES
    }
  }
}

/** True when whatever matches `words` also matches `before`: each old word is part of a new one. */
function narrows(before: readonly string[], words: readonly string[]): boolean {
  return before.every((old) => words.some((word) => word.includes(old)))
}
