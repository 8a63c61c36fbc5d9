import { parseUserId, type UserId } from '@/api/ids.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { User } from '@/api/objects/user.ts'
import { compareText, foldText } from './fold-text.ts'
import { personHaystack } from './person-haystack.ts'
import { personName } from './person-name.ts'

/**
 * The accounts an inventory is about: owners of tokens, and the people who own bots. Each has a small number, its index,
 * which stands for it in the rows; so an id is kept once, however many tokens its owner has.
 */
export class InventoryAccounts {
  readonly #indexById = new Map<string, number>()
  readonly #ids: UserId[] = []
  /** undefined: not read yet. null: the server knows no such account. */
  readonly #users: (User | null | undefined)[] = []
  /** When that was asked for: an answer may come after one that was asked for later, and knows less. */
  readonly #askedAt: number[] = []
  readonly #bots: (Bot | undefined)[] = []
  /** What a word is searched in: user name with its @, names, e-mail, id. */
  readonly #haystacks: string[] = []
  readonly #botsOfOwner = new Map<number, number[]>()
  /** Bots that own no token so far; kept because a later page may bring one. */
  readonly #waitingBots = new Map<string, Bot>()
  #areBotsRead = false
  #ranks: Int32Array | null = null

  get size(): number {
    return this.#ids.length
  }

  /** The index of an account, made when it is new. */
  intern(id: UserId): number {
    const known = this.#indexById.get(id)
    if (known !== undefined) return known
    const index = this.#ids.length
    this.#indexById.set(id, index)
    this.#ids.push(id)
    this.#users.push(undefined)
    this.#askedAt.push(0)
    this.#bots.push(undefined)
    this.#haystacks.push(id.toLowerCase())
    this.#ranks = null
    const bot = this.#waitingBots.get(id)
    if (bot) {
      this.#waitingBots.delete(id)
      this.#setBot(index, bot)
    }
    return index
  }

  indexOf(id: string): number | undefined {
    return this.#indexById.get(id)
  }

  idAt(index: number): UserId | undefined {
    return this.#ids[index]
  }

  userAt(index: number): User | null | undefined {
    return this.#users[index]
  }

  /** undefined while the list of bots has not come. */
  botAt(index: number): Bot | null | undefined {
    return this.#bots[index] ?? (this.#areBotsRead ? null : undefined)
  }

  /** The person who owns the bot at `index`: undefined while not read, null when gone or when there is no such bot. */
  botOwnerAt(index: number): User | null | undefined {
    const bot = this.#bots[index]
    if (!bot) return this.#areBotsRead ? null : undefined
    const owner = this.#indexById.get(bot.owner_id)
    return owner === undefined ? null : this.#users[owner]
  }

  haystackAt(index: number): string {
    return this.#haystacks[index] ?? ''
  }

  /** The bots of an owner. */
  botsOf(id: string): UserId[] {
    const bots = this.#botsOfOwner.get(this.indexOf(id) ?? -1) ?? []
    return bots.flatMap((index) => this.#ids[index] ?? [])
  }

  /**
   * Notes a person, or that the account is gone, unless that was asked for before what is known already. Returns the
   * indexes whose facts may change: its own and its bots'.
   */
  setUser(id: UserId, user: User | null, askedAt: number): number[] {
    const index = this.intern(id)
    if (askedAt < (this.#askedAt[index] ?? 0)) return []
    this.#askedAt[index] = askedAt
    this.#users[index] = user
    this.#haystacks[index] = user ? personHaystack(user) : id.toLowerCase()
    this.#ranks = null
    return [index, ...(this.#botsOfOwner.get(index) ?? [])]
  }

  /**
   * The whole list of bots. Accounts that are not in it are known to be no bots from now on. Returns the indexes of the
   * accounts that are bots now or were before.
   */
  setBots(bots: readonly Bot[]): number[] {
    const before = [...this.#bots.keys()].filter((index) => this.#bots[index] !== undefined)
    this.#areBotsRead = true
    this.#bots.fill(undefined)
    this.#botsOfOwner.clear()
    this.#waitingBots.clear()
    for (const bot of bots) {
      const index = this.#indexById.get(bot.user_id)
      if (index !== undefined) this.#setBot(index, bot)
      else this.#waitingBots.set(bot.user_id, bot)
    }
    return [...new Set([...before, ...[...this.#bots.keys()].filter((index) => this.#bots[index] !== undefined)])]
  }

  #setBot(index: number, bot: Bot): void {
    this.#bots[index] = bot
    const ownerId = parseUserId(bot.owner_id)
    if (ownerId === null) return
    const owner = this.intern(ownerId)
    const bots = this.#botsOfOwner.get(owner)
    if (bots) bots.push(index)
    else this.#botsOfOwner.set(owner, [index])
  }

  /** Accounts that have not been read, in the order in which they were met. */
  unread(): UserId[] {
    return this.#ids.filter((_, index) => this.#users[index] === undefined)
  }

  /** The place of every account by name: people first, then the gone, then those not read. Cached until a name comes. */
  ranks(): Int32Array {
    if (this.#ranks) return this.#ranks
    const keys = this.#users.map((user, index) => sortKey(user, this.#ids[index] ?? ''))
    const order = Int32Array.from(keys.keys()).sort((a, b) => compareText(keys[a] ?? '', keys[b] ?? ''))
    const ranks = new Int32Array(order.length)
    order.forEach((account, rank) => {
      ranks[account] = rank
    })
    this.#ranks = ranks
    return ranks
  }
}

function sortKey(user: User | null | undefined, id: string): string {
  if (user) return `0${foldText(personName(user))}\n${user.username}`
  return `${user === null ? '1' : '2'}${id}`
}
