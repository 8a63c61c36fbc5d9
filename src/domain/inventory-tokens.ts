import type { TokenId, UserId } from '@/api/ids.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { foldText } from './fold-text.ts'
import { roomForFloats, roomForInts } from './growable.ts'
import { descriptionKey } from './token-description.ts'

/** End of a list of positions. */
const NONE = -1

/**
 * The tokens of an inventory in columns instead of objects: at 100 000 rows this is what keeps the page small. A row is
 * known by its position, the order of arrival, which never changes; a removed row keeps its position.
 */
export class InventoryTokens {
  readonly #positions = new Map<string, number>()
  readonly #ids: TokenId[] = []
  readonly #descriptions: string[] = []
  /** What tells whether two say the same. */
  #descriptionKeys = new Float64Array(0)
  /** Description and id, folded: what a word is searched in, and by design also the sort key (id breaks ties). */
  readonly #haystacks: string[] = []
  /** Milliseconds since epoch, 0 = never, NaN = the server does not tell. */
  #expiries = new Float64Array(0)
  #owners = new Int32Array(0)
  /** Next row of the same owner: with `#firstOf` a list per owner without an array per owner. */
  #nextOfOwner = new Int32Array(0)
  #firstOfOwner = new Int32Array(0)
  readonly #inactive = new Set<number>()
  readonly #removed = new Set<number>()

  /** Positions given so far, removed rows included. */
  get length(): number {
    return this.#ids.length
  }

  get liveCount(): number {
    return this.#ids.length - this.#removed.size
  }

  positionOf(id: string): number | undefined {
    return this.#positions.get(id)
  }

  isRemoved(position: number): boolean {
    return this.#removed.has(position)
  }

  ownerAt(position: number): number {
    return this.#owners[position] ?? NONE
  }

  descriptionAt(position: number): string {
    return this.#descriptions[position] ?? ''
  }

  /** See `descriptionKey`. */
  descriptionKeyAt(position: number): number {
    return this.#descriptionKeys[position] ?? 0
  }

  haystackAt(position: number): string {
    return this.#haystacks[position] ?? ''
  }

  idAt(position: number): string {
    return this.#ids[position] ?? ''
  }

  expiryAt(position: number): number | undefined {
    const expiry = this.#expiries[position] ?? Number.NaN
    return Number.isNaN(expiry) ? undefined : expiry
  }

  isActiveAt(position: number): boolean {
    return !this.#inactive.has(position)
  }

  /** Puts a token at the end. The caller has made sure that its id is new. */
  add(token: UserAccessToken, owner: number): number {
    const position = this.#ids.length
    this.#positions.set(token.id, position)
    this.#ids.push(token.id)
    this.#descriptions.push('')
    this.#haystacks.push('')
    this.#descriptionKeys = roomForFloats(this.#descriptionKeys, position + 1)
    this.#expiries = roomForFloats(this.#expiries, position + 1)
    this.#owners = roomForInts(this.#owners, position + 1)
    this.#owners[position] = owner
    this.#link(position, owner)
    this.update(position, token)
    return position
  }

  /** Writes what can change of a token: description, end, active or not. */
  update(position: number, token: UserAccessToken): void {
    if (this.#haystacks[position] === '' || this.#descriptions[position] !== token.description) {
      this.#descriptions[position] = token.description
      this.#descriptionKeys[position] = descriptionKey(token.description)
      // join, not +: a rope would keep its pieces alive beside the flat text that the first search makes of it.
      this.#haystacks[position] = [foldText(token.description), token.id.toLowerCase()].join('\n')
    }
    this.#expiries[position] = token.expires_at ?? Number.NaN
    if (token.is_active) this.#inactive.delete(position)
    else this.#inactive.add(position)
  }

  remove(position: number): void {
    this.#removed.add(position)
  }

  /** The token as an object again. Made anew on every call. */
  tokenAt(position: number, userId: UserId): UserAccessToken | undefined {
    const id = this.#ids[position]
    if (id === undefined) return undefined
    const token: UserAccessToken = {
      id,
      user_id: userId,
      description: this.descriptionAt(position),
      is_active: this.isActiveAt(position),
    }
    const expiry = this.expiryAt(position)
    return expiry === undefined ? token : { ...token, expires_at: expiry }
  }

  /** The ends of all tokens that are there, ms since epoch: 0 never, undefined not told. */
  *ends(): Generator<number | undefined> {
    for (let position = 0; position < this.length; position += 1) {
      if (!this.#removed.has(position)) yield this.expiryAt(position)
    }
  }

  /** Positions of an owner's tokens, removed ones left out, in no useful order. */
  ofOwner(owner: number): number[] {
    const positions: number[] = []
    let position = owner < this.#firstOfOwner.length ? (this.#firstOfOwner[owner] ?? NONE) : NONE
    while (position !== NONE) {
      if (!this.#removed.has(position)) positions.push(position)
      position = this.#nextOfOwner[position] ?? NONE
    }
    return positions
  }

  #link(position: number, owner: number): void {
    this.#nextOfOwner = roomForInts(this.#nextOfOwner, position + 1)
    const known = this.#firstOfOwner.length
    this.#firstOfOwner = roomForInts(this.#firstOfOwner, owner + 1)
    if (this.#firstOfOwner.length > known) this.#firstOfOwner.fill(NONE, known)
    this.#nextOfOwner[position] = this.#firstOfOwner[owner] ?? NONE
    this.#firstOfOwner[owner] = position
  }
}
