import type { User } from '@/api/objects/user.ts'
import { isLocked, isMfaOurs } from './auth-method.ts'
import { compareText, searchWords } from './fold-text.ts'
import type { PeopleFilters, PeopleSortColumn } from './people-filters.ts'
import type { PeopleQuery } from './people-filters.ts'
import { personHaystack } from './person-haystack.ts'
import type { PersonRow } from './person-row.ts'
import { SortedPositions, type ComparePositions } from './sorted-positions.ts'

const DAY = 86_400_000

/** Whether somebody has a role, by its whole name. */
function hasRole(user: User, role: string): boolean {
  return ` ${user.roles} `.includes(` ${role} `)
}

function hasState(user: User, state: PeopleFilters['state']): boolean {
  if (state === 'locked') return user.delete_at === 0 && isLocked(user)
  return state === undefined || (state === 'deactivated') === user.delete_at > 0
}

function hasMfa(user: User, mfa: PeopleFilters['mfa']): boolean {
  if (mfa === 'missing') return !user.mfa_active && isMfaOurs(user)
  return mfa === undefined || (mfa === 'on') === user.mfa_active
}

function hasMethod(user: User, method: string | undefined): boolean {
  return method === undefined || (user.auth_service === '' ? 'email' : user.auth_service) === method
}

function wasSeen({ lastLogin }: PersonRow, seen: PeopleFilters['seen'], now: number): boolean {
  if (seen === undefined) return true
  // Not told is not never.
  if (lastLogin === null) return false
  return seen === 'never' ? lastLogin === 0 : lastLogin < now - 90 * DAY
}

/** Whether a person passes all filters but the one by team, which the server alone can tell. `now`: ms since epoch. */
export function passesFilters(row: PersonRow, filters: PeopleFilters, now: number): boolean {
  const { user } = row
  return (
    hasState(user, filters.state) &&
    (filters.role === undefined || hasRole(user, filters.role)) &&
    hasMfa(user, filters.mfa) &&
    (filters.failed === undefined || user.failed_attempts > 0) &&
    hasMethod(user, filters.method) &&
    wasSeen(row, filters.seen, now)
  )
}

/** Compares two people by a column, ties by user name, which is nobody else's. */
export function comparePeople(column: PeopleSortColumn, a: PersonRow, b: PersonRow): number {
  const byName = () => compareText(a.user.username, b.user.username)
  switch (column) {
    case 'name':
      return byName()
    case 'email':
      return compareText(a.user.email, b.user.email) || byName()
    case 'created':
      return a.user.create_at - b.user.create_at || byName()
    case 'failed':
      return a.user.failed_attempts - b.user.failed_attempts || byName()
    case 'lastLogin':
      return (a.lastLogin ?? -1) - (b.lastLogin ?? -1) || byName()
  }
}

/** Everybody, searched, filtered and sorted here. Takes lists that grow, or in which single people were replaced. */
export class PeopleIndex {
  #people: readonly PersonRow[] = []
  /** What a word is searched in: user name with its @, names, e-mail, id. */
  readonly #haystacks: string[] = []
  readonly #orders = new Map<PeopleSortColumn, SortedPositions>()

  get size(): number {
    return this.#people.length
  }

  /** Takes a list in the place of the one before; only what is new or changed in it costs anything. */
  set(people: readonly PersonRow[]): void {
    const before = this.#people
    if (before === people) return
    if (people.length < before.length) this.#clear()
    this.#people = people
    let isChanged = false
    people.forEach((row, at) => {
      if (at < this.#haystacks.length && before[at] === row) return
      isChanged ||= at < this.#haystacks.length
      this.#haystacks[at] = personHaystack(row.user)
    })
    if (isChanged) this.#orders.clear()
  }

  /** The people that match, in order. `now`: ms since epoch. */
  view({ q, filters, sort }: Pick<PeopleQuery, 'q' | 'filters' | 'sort'>, now: number): PersonRow[] {
    const people = this.#people
    const words = searchWords(q)
    const found: PersonRow[] = []
    for (const at of this.#orderBy(sort?.column ?? 'name')) {
      const row = people[at]
      const haystack = this.#haystacks[at] ?? ''
      if (row && words.every((word) => haystack.includes(word)) && passesFilters(row, filters, now)) found.push(row)
    }
    return sort?.isDescending ? found.reverse() : found
  }

  #clear(): void {
    this.#people = []
    this.#haystacks.length = 0
    this.#orders.clear()
  }

  #orderBy(column: PeopleSortColumn): Int32Array {
    const known = this.#orders.get(column)
    const compare: ComparePositions = (a, b) => {
      const [left, right] = [this.#people[a], this.#people[b]]
      return left && right ? comparePeople(column, left, right) : 0
    }
    const order = known ?? new SortedPositions(compare)
    this.#orders.set(column, order)
    return order.upTo(this.#people.length)
  }
}
