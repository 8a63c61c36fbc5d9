import { BulkRun, type BulkRunOptions, type BulkSnapshot } from './bulk-run.ts'

export interface Phase<T> {
  id: string
  items: readonly T[]
}

export interface PhaseSnapshot<T> {
  id: string
  run: BulkSnapshot<T>
  /** Gone on from although some of it failed. */
  isGivenUp: boolean
}

/**
 * `stuck`: something of the phase `at` failed or had no answer; it waits for a retry, for going on without, or for the end. `stopping`:
 * nothing more begins, what was under way is let finish; then `stopped`. `finished`: all phases were gone through, with or without failures.
 */
export interface PhasedSnapshot<T> {
  state: 'ready' | 'running' | 'paused' | 'stuck' | 'stopping' | 'stopped' | 'finished'
  /** The phase under way, or the last one that was. */
  at: number
  phases: readonly PhaseSnapshot<T>[]
}

/**
 * Bulk runs one after another, where what comes later counts on what came before: a phase begins when the one before it is
 * done, or was given up by the person. For `useSyncExternalStore`, like `BulkRun`.
 */
export class PhasedRun<T> {
  readonly #phases: readonly { id: string; run: BulkRun<T> }[]
  readonly #givenUp = new Set<number>()
  readonly #listeners = new Set<() => void>()
  /** `paused`: between two phases. Within one, it is `going`. */
  #state: 'ready' | 'going' | 'paused' | 'stuck' | 'stopping' | 'stopped' | 'finished' = 'ready'
  /** By hand. A phase that has nothing left to begin is not held up by it, only the next one is. */
  #isPaused = false
  #at = 0
  #snapshot: PhasedSnapshot<T> | null = null

  constructor(
    phases: readonly Phase<T>[],
    act: (item: T, signal: AbortSignal) => Promise<void>,
    options: BulkRunOptions = {},
  ) {
    this.#phases = phases.map(({ id, items }) => ({ id, run: new BulkRun(items, act, options) }))
    for (const { run } of this.#phases) run.subscribe(() => this.#tell())
  }

  getSnapshot = (): PhasedSnapshot<T> => {
    this.#snapshot ??= {
      state: this.#shownState(),
      at: this.#at,
      phases: this.#phases.map(({ id, run }, at) => ({
        id,
        run: run.getSnapshot(),
        isGivenUp: this.#givenUp.has(at),
      })),
    }
    return this.#snapshot
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins with the first phase. Twice is once. */
  start(): void {
    if (this.#state !== 'ready') return
    this.#enter('going')
    void this.#go((run) => run.start())
  }

  /** Starts nothing more until `resume`, the next phase neither; what runs is let finish. */
  pause(): void {
    if (this.#state !== 'going') return
    this.#isPaused = true
    this.#current()?.pause()
  }

  resume(): void {
    this.#isPaused = false
    if (this.#state === 'paused') return this.#goOn()
    this.#current()?.resume()
  }

  /** Does again what failed or had no answer in the phase it is stuck in, then goes on by itself. */
  retry(): void {
    if (this.#state !== 'stuck') return
    this.#enter('going')
    void this.#go((run) => run.retryFailed())
  }

  /** Leaves what failed as it is and goes on with the next phase. */
  giveUp(): void {
    if (this.#state !== 'stuck') return
    this.#givenUp.add(this.#at)
    this.#goOn()
  }

  /** Ends the run for good: what has not been started stays undone. What is under way finishes, or is told by its signal. */
  stop(): void {
    if (this.#state === 'stuck' || this.#state === 'paused') return this.#enter('stopped')
    if (this.#state !== 'going') return
    this.#enter('stopping')
    this.#current()?.cancel()
  }

  #current(): BulkRun<T> | undefined {
    return this.#phases[this.#at]?.run
  }

  async #go(begin: (run: BulkRun<T>) => Promise<void>): Promise<void> {
    const run = this.#current()
    if (!run) return this.#enter('finished')
    await begin(run)
    if (this.#state === 'stopping') return this.#enter('stopped')
    const { failed, unanswered } = run.getSnapshot()
    if (failed + unanswered === 0) return this.#goOn()
    // Waiting for a decision, which is to go on.
    this.#isPaused = false
    this.#enter('stuck')
  }

  /** To the next phase, unless it is paused. */
  #goOn(): void {
    if (this.#at >= this.#phases.length - 1) return this.#enter('finished')
    if (this.#isPaused) return this.#enter('paused')
    this.#at += 1
    this.#enter('going')
    void this.#go((run) => run.start())
  }

  #shownState(): PhasedSnapshot<T>['state'] {
    if (this.#state !== 'going') return this.#state
    return this.#isPaused || this.#current()?.getSnapshot().phase === 'paused' ? 'paused' : 'running'
  }

  #enter(state: 'going' | 'paused' | 'stuck' | 'stopping' | 'stopped' | 'finished'): void {
    this.#state = state
    this.#tell()
  }

  #tell(): void {
    this.#snapshot = null
    for (const listener of this.#listeners) listener()
  }
}
