import { deferred } from './deferred.ts'
import { createThrottle } from './throttle.ts'

/** How often what is on the screen is told of items, in ms: of a great many it would come to nothing but drawing. */
const TELL_EVERY = 100

/** `unanswered`: sent, and nobody knows whether it was done. It is tried again with the next `resume` where it paused the run, else with a retry. */
export type ItemState = 'waiting' | 'running' | 'done' | 'failed' | 'unanswered'

export interface BulkItem<T> {
  readonly item: T
  readonly state: ItemState
  /** Why it failed or has no answer, or why a `waiting` one paused the run and was put back. */
  readonly error: unknown
}

/** The run at one moment. The same object until something changes; an item's entry is the same until that item changes. */
export interface BulkSnapshot<T> {
  phase: 'ready' | 'running' | 'paused' | 'cancelled' | 'finished'
  items: readonly BulkItem<T>[]
  done: number
  failed: number
  unanswered: number
  notStarted: number
  /** The error that paused the run, undefined when a person did or nothing has. */
  pausedBy: unknown
}

export interface BulkRunOptions {
  /** Items under way at a time. */
  parallel?: number
  /** Errors that would hit every item, such as an ended session: the run pauses and the item is put back. */
  pauseOn?: (error: unknown) => boolean
  /** Errors after which the item may be done all the same: it was sent, and no answer came. */
  isUnanswered?: (error: unknown) => boolean
}

/**
 * Does one thing to many items, a few at a time, and tells how each of them went: of its phase at once, of items ever so
 * often. For `useSyncExternalStore`: pass `getSnapshot` and `subscribe`, which are bound.
 */
export class BulkRun<T> {
  readonly #act: (item: T, signal: AbortSignal) => Promise<void>
  readonly #parallel: number
  readonly #pauseOn: (error: unknown) => boolean
  readonly #isUnanswered: (error: unknown) => boolean
  readonly #items: BulkItem<T>[]
  readonly #listeners = new Set<() => void>()
  readonly #telling = createThrottle(TELL_EVERY, () => {
    for (const listener of this.#listeners) listener()
  })
  readonly #counts: Record<ItemState, number>
  #phase: BulkSnapshot<T>['phase'] = 'ready'
  /** Positions still to be started, the next one first. */
  #queue: number[]
  #running = 0
  /** Positions that were sent and not answered. What holds up a second attempt makes the first no less sent. */
  readonly #unsure = new Set<number>()
  #pausedBy: unknown = undefined
  #stop = new AbortController()
  #snapshot: BulkSnapshot<T> | null = null
  #ended = deferred()

  /**
   * `act` does the work for one item. Its signal aborts on `cancel`; an item whose work then rejects counts as failed,
   * unless it was sent without an answer, now or before: then it stays `unanswered` for whoever reads the report.
   */
  constructor(items: readonly T[], act: (item: T, signal: AbortSignal) => Promise<void>, o: BulkRunOptions = {}) {
    this.#items = items.map((item) => ({ item, state: 'waiting', error: undefined }))
    this.#queue = [...items.keys()]
    this.#counts = { waiting: items.length, running: 0, done: 0, failed: 0, unanswered: 0 }
    this.#act = act
    this.#parallel = o.parallel ?? 4
    this.#pauseOn = o.pauseOn ?? (() => false)
    this.#isUnanswered = o.isUnanswered ?? (() => false)
  }

  getSnapshot = (): BulkSnapshot<T> => {
    // Copied only when somebody looks: a run over 10 000 items changes more often than it is drawn.
    this.#snapshot ??= {
      phase: this.#phase,
      items: [...this.#items],
      done: this.#counts.done,
      failed: this.#counts.failed,
      unanswered: this.#counts.unanswered,
      notStarted: this.#counts.waiting,
      pausedBy: this.#pausedBy,
    }
    return this.#snapshot
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Starts the run. Resolves when it is finished or cancelled and nothing runs any more; never rejects. Twice is once. */
  start(): Promise<void> {
    if (this.#phase === 'ready') this.#go()
    return this.#ended.promise
  }

  /** Starts nothing more until `resume`; what runs is let finish. */
  pause(): void {
    if (this.#phase === 'running') this.#enter('paused')
  }

  resume(): void {
    if (this.#phase === 'paused') this.#go()
  }

  /** Ends the run for good: what has not been started stays undone. What runs is told through its signal. */
  cancel(): void {
    if (this.#phase === 'cancelled' || this.#phase === 'finished') return
    this.#queue = []
    this.#enter('cancelled')
    this.#stop.abort()
    this.#endIfOver()
  }

  /** Does again what failed or had no answer, and only that, once the run is over. Resolves like `start`. */
  retryFailed(): Promise<void> {
    const isOver = (this.#phase === 'finished' || this.#phase === 'cancelled') && this.#running === 0
    if (!isOver || this.#counts.failed + this.#counts.unanswered === 0) return this.#ended.promise
    this.#items.forEach((entry, at) => {
      if (entry.state !== 'failed' && entry.state !== 'unanswered') return
      this.#queue.push(at)
      if (entry.state === 'failed') this.#mark(at, 'waiting')
    })
    this.#stop = new AbortController()
    this.#ended = deferred()
    this.#go()
    return this.#ended.promise
  }

  #go(): void {
    this.#pausedBy = undefined
    this.#enter('running')
    this.#startNext()
  }

  #startNext(): void {
    while (this.#phase === 'running' && this.#running < this.#parallel) {
      const at = this.#queue.shift()
      if (at === undefined) break
      void this.#run(at)
    }
    this.#endIfOver()
  }

  async #run(at: number): Promise<void> {
    const entry = this.#items[at]
    if (!entry) return
    this.#running += 1
    this.#mark(at, 'running')
    try {
      await this.#act(entry.item, this.#stop.signal)
      this.#unsure.delete(at)
      this.#mark(at, 'done')
    } catch (error) {
      this.#failed(at, error)
    }
    this.#running -= 1
    this.#startNext()
  }

  #failed(at: number, error: unknown): void {
    const isStopped = this.#stop.signal.aborted
    const isForAll = !isStopped && this.#pauseOn(error)
    if (this.#isUnanswered(error)) this.#unsure.add(at)
    // An answer to a second attempt is the last word on the item; being held up or stopped before it is none.
    else if (!isForAll && !isStopped) this.#unsure.delete(at)
    const isUnsure = this.#unsure.has(at)
    if (!isForAll) return this.#mark(at, isUnsure ? 'unanswered' : 'failed', error)
    this.#queue.unshift(at)
    this.#mark(at, isUnsure ? 'unanswered' : 'waiting', error)
    this.#pausedBy ??= error
    this.pause()
  }

  #mark(at: number, state: ItemState, error?: unknown): void {
    const entry = this.#items[at]
    if (!entry) return
    this.#counts[entry.state] -= 1
    this.#counts[state] += 1
    this.#items[at] = { item: entry.item, state, error }
    this.#tell()
  }

  #enter(phase: BulkSnapshot<T>['phase']): void {
    this.#phase = phase
    this.#tell(true)
  }

  #endIfOver(): void {
    if (this.#running > 0 || this.#queue.length > 0 || this.#phase === 'ready') return
    // After a cancelled run a retry of the failed ones does not make the rest done.
    this.#enter(this.#phase === 'cancelled' || this.#counts.waiting > 0 ? 'cancelled' : 'finished')
    this.#ended.resolve()
  }

  #tell(isUrgent = false): void {
    this.#snapshot = null
    this.#telling.call(isUrgent)
  }
}
