import type { UserId } from '@/api/ids.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import { keptIfSame } from './growable.ts'
import { InventoryAccounts } from './inventory-accounts.ts'
import { RowClasses } from './inventory-classes.ts'
import { InventoryDuplicates } from './inventory-duplicates.ts'
import { countFacets, filterTest, type InventoryFilters } from './inventory-facets.ts'
import { DESCRIPTION_BITS, descriptionFlags, DUPLICATE, flagsOf, isFelt, rowFacts } from './inventory-flags.ts'
import type { InventorySetting, RowSources } from './inventory-flags.ts'
import { InventoryOrder } from './inventory-order.ts'
import { isSameRequest, type InventoryRequest, pickRows, withoutRemoved } from './inventory-picking.ts'
import type { InventoryRow, InventoryView } from './inventory-row.ts'
import { InventorySearch } from './inventory-search.ts'
import { InventoryTokens } from './inventory-tokens.ts'
import type { TokenState } from './token-status.ts'
import { weakDescription } from './token-description.ts'

/** Rows kept as objects. Far more than a screen holds; an export goes through without keeping 100 000 alive. */
const KEPT_ROWS = 2000

/**
 * Every token of a server, searchable while it is still being read: tokens come page by page, owners in chunks, bots at
 * any time. Not observable by itself: whoever writes to it tells those who read; `version` tells whether anything changed.
 */
export class InventoryIndex {
  readonly #tokens = new InventoryTokens()
  readonly #accounts = new InventoryAccounts()
  readonly #classes = new RowClasses()
  readonly #duplicates = new InventoryDuplicates(this.#tokens, this.#classes)
  readonly #search = new InventorySearch(this.#tokens, this.#accounts)
  readonly #order = new InventoryOrder(this.#tokens, this.#accounts, (position) => this.#classes.flagsAt(position))
  readonly #rows = new Map<number, InventoryRow>()
  /** Ids of tokens that were gone before a page brought them. */
  readonly #goneEarly = new Set<string>()
  #setting: InventorySetting
  #version = 0
  #textVersion = 0
  #lastView: { request: InventoryRequest; view: InventoryView } | null = null

  constructor(setting: InventorySetting) {
    this.#setting = setting
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version
  }

  /** Number of tokens, without removed ones. */
  get size(): number {
    return this.#tokens.liveCount
  }

  /** How many were taken out, those among them that had not come yet. */
  get removals(): number {
    return this.#tokens.length - this.size + this.#goneEarly.size
  }

  /**
   * Takes a page of a sweep. Tokens that are already here, or were removed, are left as they are: a page read a moment
   * ago must not undo what was done since.
   */
  addTokens(tokens: readonly UserAccessToken[]): void {
    const before = this.#tokens.length
    for (const token of tokens) if (this.#tokens.positionOf(token.id) === undefined) this.#add(token)
    if (this.#tokens.length > before) this.#changed({ text: true })
  }

  /** Takes owners as read and ids the server did not know, unless what is here of them was asked for after `askedAt`. */
  setOwners(users: readonly User[], goneIds: readonly UserId[], askedAt = 0): void {
    for (const user of users) this.#refreshAccounts(this.#accounts.setUser(user.id, user, askedAt))
    for (const id of goneIds) this.#refreshAccounts(this.#accounts.setUser(id, null, askedAt))
    this.#changed({ text: true })
  }

  /** Takes the whole list of bots, disabled ones included. */
  setBots(bots: readonly Bot[]): void {
    this.#refreshAccounts(this.#accounts.setBots(bots))
    // Every row now knows whether its owner is a bot.
    this.#rows.clear()
    this.#changed({ text: true })
  }

  /** Shows its rows in the order of an earlier reading where no other is asked for: what is read again stays in its place. */
  keepOrderOf(before: InventoryIndex): void {
    this.#order.keepOrderOf(before.#order)
    this.#changed({ text: false })
  }

  /** Owners of tokens, and people who own bots with tokens, who have not been read. */
  unreadAccounts(): UserId[] {
    return this.#accounts.unread()
  }

  /** Takes a token as just read or changed, or as just made. */
  replaceToken(token: UserAccessToken): void {
    const position = this.#tokens.positionOf(token.id)
    const isRenamed = position !== undefined && this.#tokens.descriptionAt(position) !== token.description
    if (position === undefined) {
      this.#add(token)
    } else {
      if (this.#tokens.expiryAt(position) !== token.expires_at) this.#order.expiriesChanged()
      this.#tokens.update(position, token)
      if (isRenamed) this.#renamed(position)
      this.#refreshRow(position)
    }
    this.#changed({ text: position === undefined || isRenamed })
  }

  /** Takes a token out for good: an id that was revoked never comes back, whatever an older page says. */
  removeToken(id: string): void {
    const position = this.#tokens.positionOf(id)
    if (position === undefined) this.#goneEarly.add(id)
    if (position === undefined || this.#tokens.isRemoved(position)) return
    this.#tokens.remove(position)
    this.#duplicates.ownerChanged(this.#tokens.ownerAt(position))
    this.#rows.delete(position)
    this.#changed({ text: false })
  }

  /** Takes a later time, and what the server can do by now. Returns whether anything is told otherwise of any token. */
  passTime(now: number, features: InventorySetting['features']): boolean {
    const then = this.#setting
    if (now <= then.now && features === then.features) return false
    this.#setting = { now: Math.max(now, then.now), features }
    const before = this.#version
    for (let position = 0; position < this.#tokens.length; position += 1) {
      if (isFelt(this.#stateAt(position), then, this.#setting)) {
        this.#refreshRow(position)
        this.#changed({ text: false })
      }
    }
    return this.#version > before
  }

  /** Whether a token is here (still). */
  has = (id: string): boolean => this.#livePositionOf(id) !== null

  /** The row of a token, or null when it is not here (any more). */
  rowOf(id: string): InventoryRow | null {
    const position = this.#livePositionOf(id)
    return position === null ? null : this.row(position)
  }

  /** Positions of an owner's tokens, by id. */
  positionsOfOwner(userId: string): number[] {
    const owner = this.#accounts.indexOf(userId)
    if (owner === undefined) return []
    const idOf = (position: number) => this.#tokens.idAt(position)
    return this.#tokens.ofOwner(owner).toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  }

  /** The bots somebody owns that are met in this inventory. */
  botsOwnedBy = (userId: string): UserId[] => this.#accounts.botsOf(userId)

  /** The id at a position that a view gave: far cheaper than its row. */
  tokenIdAt(position: number): string {
    return this.#tokens.idAt(position)
  }

  /** The ids of all tokens that were ever added, removed ones included. */
  tokenIds(): string[] {
    return Array.from({ length: this.#tokens.length }, (_, position) => this.#tokens.idAt(position))
  }

  /** The row at a position that a view gave. Throws a RangeError for any other number. */
  row(position: number): InventoryRow {
    this.#settleDuplicates()
    const kept = this.#rows.get(position)
    if (kept) return kept
    const row = this.#buildRow(position)
    if (this.#rows.size >= KEPT_ROWS) this.#rows.clear()
    this.#rows.set(position, row)
    return row
  }

  /** The rows to show and the counts beside the filters. The same object when neither request nor rows changed. */
  view(request: InventoryRequest): InventoryView {
    const last = this.#lastView
    if (last?.view.version === this.#version && isSameRequest(last.request, request)) return last.view
    this.#settleDuplicates()
    const live = this.#withoutRemoved(this.#search.match(request.q, this.#textVersion))
    const histogram = this.#classes.histogram(live, this.#tokens.length)
    const view: InventoryView = {
      positions: keptIfSame(last?.view.positions, this.#pick(live, request)),
      counts: countFacets(request.filters, this.#classes.flagsOfClass, histogram),
      total: this.size,
      version: this.#version,
    }
    this.#lastView = { request, view }
    return view
  }

  /** The ends of all tokens, ms since epoch: 0 never, undefined not told by the server. */
  ends = (): Iterable<number | undefined> => this.#tokens.ends()

  /** How many rows pass each set of filters, whatever is searched or filtered now. For the counts of saved views. */
  countMatching(filters: readonly InventoryFilters[]): number[] {
    this.#settleDuplicates()
    const histogram = this.#classes.histogram(this.#withoutRemoved(null), this.#tokens.length)
    const flags = this.#classes.flagsOfClass
    return filters.map((set) => {
      const passes = filterTest(set)
      return histogram.reduce((sum, count, index) => (passes(flags[index] ?? 0) ? sum + count : sum), 0)
    })
  }

  #livePositionOf(id: string): number | null {
    const position = this.#tokens.positionOf(id)
    return position === undefined || this.#tokens.isRemoved(position) ? null : position
  }

  #add(token: UserAccessToken): void {
    if (this.#goneEarly.has(token.id)) return
    const owner = this.#accounts.intern(token.user_id)
    const position = this.#tokens.add(token, owner)
    this.#classes.set(position, descriptionFlags(token.description))
    this.#duplicates.ownerChanged(owner)
    this.#refreshRow(position)
  }

  #renamed(position: number): void {
    this.#order.descriptionsChanged()
    this.#classes.set(position, descriptionFlags(this.#tokens.descriptionAt(position)))
    this.#duplicates.ownerChanged(this.#tokens.ownerAt(position))
  }

  #changed(what: { text: boolean }): void {
    this.#version += 1
    if (what.text) this.#textVersion += 1
  }

  #stateAt(position: number): TokenState {
    return { is_active: this.#tokens.isActiveAt(position), expires_at: this.#tokens.expiryAt(position) }
  }

  #sourcesAt(position: number): RowSources {
    const owner = this.#tokens.ownerAt(position)
    return {
      token: this.#stateAt(position),
      owner: this.#accounts.userAt(owner),
      bot: this.#accounts.botAt(owner),
      botOwner: this.#accounts.botOwnerAt(owner),
    }
  }

  #refreshRow(position: number): void {
    const kept = this.#classes.flagsAt(position) & (DESCRIPTION_BITS | DUPLICATE)
    this.#classes.set(position, kept | flagsOf(rowFacts(this.#sourcesAt(position), this.#setting)))
    this.#rows.delete(position)
  }

  #refreshAccounts(accounts: readonly number[]): void {
    for (const account of accounts) {
      for (const position of this.#tokens.ofOwner(account)) this.#refreshRow(position)
    }
  }

  #buildRow(position: number): InventoryRow {
    const userId = this.#accounts.idAt(this.#tokens.ownerAt(position))
    const token = userId === undefined ? undefined : this.#tokens.tokenAt(position, userId)
    if (!token) throw new RangeError(`no row ${position}`)
    const sources = this.#sourcesAt(position)
    return {
      position,
      ...sources,
      ...rowFacts(sources, this.#setting),
      token,
      descriptionWeakness: weakDescription(token.description),
      isDuplicate: (this.#classes.flagsAt(position) & DUPLICATE) !== 0,
    }
  }

  /** Live rows among `positions` (null: among all); null when that is all of them. */
  #withoutRemoved(positions: Int32Array | null): Int32Array | null {
    const length = this.#tokens.length
    if (this.#tokens.liveCount === length) return positions
    return withoutRemoved({ length, live: positions }, (position) => this.#tokens.isRemoved(position))
  }

  #pick(live: Int32Array | null, { filters, sort }: InventoryRequest): Int32Array {
    const order = sort === null ? this.#order.asCame(this.#tokens.length) : this.#order.by(sort.column, this.#version)
    const picked = pickRows({ length: this.#tokens.length, live }, this.#classes, filters, order)
    return sort?.isDescending ? picked.toReversed() : picked
  }

  #settleDuplicates(): void {
    this.#duplicates.settle((position) => this.#rows.delete(position))
  }
}
