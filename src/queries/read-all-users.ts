import type { QueryClient } from '@tanstack/react-query'
import { ApiError, isAbort } from '@/api/errors.ts'
import type { TeamId, UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { countReport, listReport } from '@/api/reports.ts'
import { sweep } from '@/api/sweep.ts'
import { listUsers } from '@/api/user-lists.ts'
import type { PersonRow } from '@/domain/person-row.ts'
import { createThrottle } from '@/lib/throttle.ts'
import type { AllUsers } from './all-users.ts'
import { keys } from './keys.ts'
import { staleOnceCutOff } from './query-state.ts'
import { beginReading, endReading, type RenewRow } from './readings-of-everybody.ts'
import { chainStarts, readChains } from './report-chains.ts'

/** The most rows the server gives at once. */
const REPORT_PAGE = 100
const LIST_PAGE = 200
const PARALLEL = 6
const REDRAW_EVERY = 150

interface ReadingOptions {
  hasReport: boolean
  team: TeamId | 'none' | undefined
  key: readonly string[]
  signal: AbortSignal
}

/** Reads everybody, and shows what has come meanwhile. Rejects when nothing came, or less than is shown already. */
export async function readAll(
  client: QueryClient,
  { hasReport, team, key, signal }: ReadingOptions,
): Promise<AllUsers> {
  staleOnceCutOff(client, key, signal)
  const shown = client.getQueryData<AllUsers>(key)
  const underWay = beginReading(client, key)
  const stop = underWay.stop.signal
  const reading = new Reading(AbortSignal.any([signal, stop]), team, underWay.newer, () => {
    const now = client.getQueryData<AllUsers>(key)
    // What a reading that was cut off had read stays until there is more; stopped before anybody came, it left nothing.
    const isBeside = now?.read && (now.readAt !== null || now.read > reading.size)
    if (!signal.aborted && !isBeside) client.setQueryData<AllUsers>(key, reading.result(null))
  })
  try {
    await reading.run(hasReport)
  } catch (error) {
    const isStopped = isAbort(error) && stop.aborted && !signal.aborted
    if (!isStopped && !(error instanceof ApiError && reading.size > 0)) throw error
    if (error instanceof ApiError) reading.error = error
    reading.isStopped = true
  } finally {
    reading.end()
    endReading(client, key, underWay)
    if (reading.hasNoReport) client.setQueryData(keys.noReport(), true)
  }
  const result = reading.result(Date.now())
  // Half of a list does not take the place of a whole one; one with a row that nobody could read does.
  if (!result.isComplete && shown?.isComplete) {
    if (result.error) throw result.error
    if (reading.isStopped || result.unreadable === 0) return shown
  }
  if (result.read === 0 && result.error) throw result.error
  return result
}

class Reading {
  readonly #signal: AbortSignal
  readonly #filter: { team?: TeamId | 'none' }
  readonly #people: PersonRow[] = []
  readonly #newer: ReadonlyMap<UserId, RenewRow>
  readonly #redrawing: ReturnType<typeof createThrottle>
  #source: AllUsers['source'] = 'pages'
  #total: number | null = null
  #unreadable = 0
  error: ApiError | null = null
  isStopped = false

  /** Set when the server turned out to have no report. */
  hasNoReport = false

  /** `newer`: puts in what was read of people by themselves since, which a page read before must not undo. */
  constructor(
    signal: AbortSignal,
    team: TeamId | 'none' | undefined,
    newer: ReadonlyMap<UserId, RenewRow>,
    onProgress: () => void,
  ) {
    this.#signal = signal
    this.#newer = newer
    this.#filter = team === undefined ? {} : { team }
    this.#redrawing = createThrottle(REDRAW_EVERY, onProgress)
  }

  get size(): number {
    return this.#people.length
  }

  async run(hasReport: boolean): Promise<void> {
    if (hasReport && (await this.#fromReport())) return
    await this.#fromPages()
  }

  end(): void {
    this.#redrawing.cancel()
  }

  result(readAt: number | null): AllUsers {
    const read = this.#people.length
    // Fewer than the server itself counts: some slipped through between the pages.
    const isAll = this.#unreadable === 0 && (this.#total === null || read >= this.#total)
    return {
      people: this.#peopleAsKnown(),
      isComplete: readAt !== null && !this.isStopped && this.error === null && isAll,
      readAt,
      read,
      total: this.#total,
      unreadable: this.#unreadable,
      source: this.#source,
      error: this.error,
    }
  }

  #peopleAsKnown(): PersonRow[] {
    if (this.#newer.size === 0) return this.#people.slice()
    return this.#people.map((row) => this.#newer.get(row.user.id)?.(row) ?? row)
  }

  #take(rows: PersonRow[]): void {
    const isFirst = this.#people.length === 0
    for (const row of rows) this.#people.push(row)
    this.#redrawing.call(isFirst)
  }

  /** False when the server has no such report. */
  async #fromReport(): Promise<boolean> {
    const signal = this.#signal
    // 9.11 refuses the read-only administrator the count and not the report.
    const counting = countReport(this.#filter, signal).then(
      (count) => {
        this.#total = count
        if (this.size > 0) this.#redrawing.call()
        return count
      },
      () => null,
    )
    this.#source = 'report'
    try {
      const verdict = await readChains({
        readPage: (cursor, stop) =>
          listReport({ filter: this.#filter, sort: 'Username', isDescending: false, size: REPORT_PAGE, cursor }, stop),
        pageSize: REPORT_PAGE,
        starts: async () => chainStarts(await counting),
        parallel: PARALLEL,
        onRows: (rows) => this.#take(rows.map((user) => ({ user, lastLogin: user.last_login }))),
        signal,
      })
      this.error = verdict.error
      this.#unreadable = verdict.unreadable
      await counting
      return true
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error
      this.#source = 'pages'
      this.#total = null
      this.hasNoReport = true
      return false
    }
  }

  async #fromPages(): Promise<void> {
    const verdict = await sweep<User>({
      readPage: (page, stop) => listUsers({ page, perPage: LIST_PAGE, ...this.#filter }, stop),
      idOf: (user) => user.id,
      pageSize: LIST_PAGE,
      parallel: PARALLEL,
      onRows: ({ rows }) => this.#take(rows.filter((user) => !user.is_bot).map((user) => ({ user, lastLogin: null }))),
      signal: this.#signal,
    })
    this.#unreadable = verdict.unreadable
    if (!verdict.complete) this.error = verdict.error
  }
}
