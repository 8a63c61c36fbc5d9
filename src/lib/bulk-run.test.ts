import { afterEach, describe, expect, it, vi } from 'vitest'
import { BulkRun } from './bulk-run.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** An `act` whose work ends when the test says so. */
function work() {
  const started: string[] = []
  const open = new Map<string, { done: () => void; fail: (error: unknown) => void; signal: AbortSignal }>()
  const act = (item: string, signal: AbortSignal) => {
    started.push(item)
    return new Promise<void>((done, fail) => open.set(item, { done, fail, signal }))
  }
  const settle = async (item: string, error?: unknown) => {
    const one = open.get(item)
    if (error === undefined) one?.done()
    else one?.fail(error)
    await tick()
  }
  return { act, started, open, settle }
}

const tick = () => new Promise<void>((resolve) => setImmediate(resolve))
const states = <T>(run: BulkRun<T>) =>
  run
    .getSnapshot()
    .items.map(({ state }) => state)
    .join(' ')

async function isOver(promise: Promise<void>): Promise<boolean> {
  const over = vi.fn()
  void promise.then(over)
  await tick()
  return over.mock.calls.length > 0
}

describe('BulkRun', () => {
  it('works a few at a time and tells how each went', async () => {
    const { act, started, settle } = work()
    const run = new BulkRun(['a', 'b', 'c'], act, { parallel: 2 })
    expect(run.getSnapshot()).toMatchObject({ phase: 'ready', done: 0, failed: 0, notStarted: 3 })
    const over = run.start()
    expect(run.start()).toBe(over)
    expect(started).toEqual(['a', 'b'])
    await settle('b', 'bad')
    expect(states(run)).toBe('running failed running')
    await settle('a')
    expect(await isOver(over)).toBe(false)
    await settle('c')
    expect(await isOver(over)).toBe(true)
    expect(run.getSnapshot()).toMatchObject({ phase: 'finished', done: 2, failed: 1, notStarted: 0 })
    expect(run.getSnapshot().items[1]).toEqual({ item: 'b', state: 'failed', error: 'bad' })
    await run.start()
    expect(started).toEqual(['a', 'b', 'c'])
  })

  it('has four under way unless told, and ends at once with nothing to do', async () => {
    const { act, started } = work()
    void new BulkRun([...'abcdef'], act).start()
    expect(started).toHaveLength(4)
    const empty = new BulkRun([], act)
    expect(await isOver(empty.start())).toBe(true)
    expect(empty.getSnapshot().phase).toBe('finished')
  })

  it('counts a thrown error like a rejection', async () => {
    const run = new BulkRun(['a'], () => {
      throw new RangeError('no')
    })
    await run.start()
    expect(states(run)).toBe('failed')
  })

  it('gives the same snapshot until something changes, and the same entry for an item that did not', async () => {
    const { act, settle } = work()
    const run = new BulkRun(['a', 'b'], act, { parallel: 1 })
    void run.start()
    const before = run.getSnapshot()
    expect(run.getSnapshot()).toBe(before)
    await settle('a')
    const after = run.getSnapshot()
    expect(after).not.toBe(before)
    expect(before.items.map(({ state }) => state)).toEqual(['running', 'waiting'])
    await settle('b')
    expect(run.getSnapshot().items[0]).toBe(after.items[0])
  })

  it('tells of a phase at once, of items no more often than can be seen, and of the last of them', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const { act, settle } = work()
    const run = new BulkRun([...Array(200).keys()].map(String), act, { parallel: 1 })
    const told: string[] = []
    const leave = run.subscribe(() => {
      const { phase, done } = run.getSnapshot()
      told.push(`${phase} ${done}`)
    })
    void run.start()
    for (let at = 0; at < 100; at++) await settle(String(at))
    expect(told).toEqual(['running 0'])
    vi.advanceTimersByTime(100)
    expect(told.splice(0)).toEqual(['running 0', 'running 100'])
    run.pause()
    expect(told.splice(0)).toEqual(['paused 100'])
    await settle('100')
    vi.advanceTimersByTime(1000)
    expect(told.splice(0)).toEqual(['paused 101'])
    run.resume()
    run.cancel()
    told.length = 0
    // Nothing comes after it.
    await settle('101')
    expect(told.splice(0)).toEqual(['cancelled 102'])
    leave()
    void run.retryFailed()
    vi.advanceTimersByTime(1000)
    expect(told).toEqual([])
  })

  it('pauses without cutting off what runs, and resumes', async () => {
    const { act, started, settle } = work()
    const run = new BulkRun(['a', 'b', 'c'], act, { parallel: 1 })
    const over = run.start()
    run.pause()
    await settle('a')
    expect(run.getSnapshot()).toMatchObject({ phase: 'paused', done: 1, notStarted: 2 })
    expect(started).toEqual(['a'])
    run.resume()
    await settle('b')
    await settle('c')
    expect(await isOver(over)).toBe(true)
  })

  it('is finished when paused over its last items', async () => {
    const { act, settle } = work()
    const run = new BulkRun(['a'], act)
    const over = run.start()
    run.pause()
    await settle('a')
    expect(await isOver(over)).toBe(true)
    expect(run.getSnapshot().phase).toBe('finished')
  })

  it('cancels: tells what runs, counts what was not started, does nothing more', async () => {
    const { act, started, open, settle } = work()
    const run = new BulkRun(['a', 'b', 'c'], act, { parallel: 1 })
    const over = run.start()
    run.cancel()
    expect(open.get('a')?.signal.aborted).toBe(true)
    expect(await isOver(over)).toBe(false)
    await settle('a', new DOMException('aborted', 'AbortError'))
    expect(await isOver(over)).toBe(true)
    expect(run.getSnapshot()).toMatchObject({ phase: 'cancelled', failed: 1, notStarted: 2 })
    run.resume()
    run.cancel()
    void run.start()
    expect(started).toEqual(['a'])
  })

  it('can be cancelled before it starts and while paused', async () => {
    const { act, started } = work()
    const early = new BulkRun(['a'], act)
    early.cancel()
    expect(await isOver(early.start())).toBe(true)
    expect(started).toEqual([])
    const late = new BulkRun(['a', 'b'], act, { parallel: 1, pauseOn: () => true })
    const over = late.start()
    late.pause()
    late.cancel()
    expect(await isOver(over)).toBe(false)
    expect(late.getSnapshot()).toMatchObject({ phase: 'cancelled', notStarted: 1 })
  })

  it('retries what failed and nothing else', async () => {
    const { act, started, settle } = work()
    const run = new BulkRun(['a', 'b', 'c'], act)
    void run.start()
    // Not over yet: nothing to retry.
    void run.retryFailed()
    await settle('a', 'bad')
    await settle('b')
    await settle('c', 'bad')
    started.length = 0
    const over = run.retryFailed()
    expect(started).toEqual(['a', 'c'])
    expect(run.getSnapshot()).toMatchObject({ phase: 'running', done: 1, failed: 0 })
    await settle('a')
    await settle('c', 'worse')
    expect(await isOver(over)).toBe(true)
    expect(run.getSnapshot()).toMatchObject({ phase: 'finished', done: 2, failed: 1 })
    expect(run.getSnapshot().items[2]?.error).toBe('worse')
  })

  it('leaves what a cancelled run did not start alone when it retries', async () => {
    const { act, started, open, settle } = work()
    const run = new BulkRun(['a', 'b'], act, { parallel: 1 })
    void run.start()
    run.cancel()
    await settle('a', 'bad')
    const over = run.retryFailed()
    expect(open.get('a')?.signal.aborted).toBe(false)
    await settle('a')
    expect(await isOver(over)).toBe(true)
    expect(started).toEqual(['a', 'a'])
    expect(run.getSnapshot()).toMatchObject({ phase: 'cancelled', done: 1, notStarted: 1 })
  })

  it('pauses by itself at an error that would hit every item, and puts the item back', async () => {
    const { act, started, settle } = work()
    const run = new BulkRun(['a', 'b', 'c'], act, { parallel: 2, pauseOn: (error) => error === 'expired' })
    const over = run.start()
    await settle('a', 'expired')
    expect(run.getSnapshot()).toMatchObject({ phase: 'paused', failed: 0, notStarted: 2 })
    await settle('b', 'expired')
    expect(states(run)).toBe('waiting waiting waiting')
    expect(run.getSnapshot().items.map((entry) => entry.error)).toEqual(['expired', 'expired', undefined])
    expect(await isOver(over)).toBe(false)
    started.length = 0
    run.resume()
    expect(started.toSorted()).toEqual(['a', 'b'])
    for (const item of ['a', 'b', 'c']) await settle(item)
    expect(await isOver(over)).toBe(true)
    expect(run.getSnapshot()).toMatchObject({ phase: 'finished', done: 3 })
  })

  it('keeps what was sent without an answer apart from what was not started, and tries it again', async () => {
    const { act, started, settle } = work()
    const isLost = (error: unknown) => error === 'lost'
    const run = new BulkRun(['a', 'b', 'c'], act, {
      parallel: 1,
      pauseOn: (error) => isLost(error) || error === 'expired',
      isUnanswered: isLost,
    })
    void run.start()
    await settle('a', 'lost')
    expect(run.getSnapshot()).toMatchObject({ phase: 'paused', unanswered: 1, notStarted: 2, pausedBy: 'lost' })
    // What holds up the second attempt makes the first no less sent.
    run.resume()
    await settle('a', 'expired')
    expect(run.getSnapshot()).toMatchObject({ phase: 'paused', pausedBy: 'expired' })
    expect(states(run)).toBe('unanswered waiting waiting')
    run.cancel()
    expect(run.getSnapshot()).toMatchObject({ phase: 'cancelled', failed: 0, unanswered: 1, notStarted: 2 })
    started.length = 0
    void run.retryFailed()
    expect(started).toEqual(['a'])
    await settle('a')
    expect(run.getSnapshot()).toMatchObject({ done: 1, unanswered: 0, notStarted: 2, pausedBy: undefined })
  })

  it('goes on after one without an answer that is nobody else’s trouble, and a second answer is the last word', async () => {
    const { act, settle } = work()
    const run = new BulkRun(['a', 'b'], act, { isUnanswered: (error) => error === 'late' })
    const over = run.start()
    await settle('a', 'late')
    await settle('b')
    expect(await isOver(over)).toBe(true)
    expect(run.getSnapshot()).toMatchObject({ phase: 'finished', done: 1, unanswered: 1 })
    void run.retryFailed()
    await settle('a', 'refused')
    expect(run.getSnapshot()).toMatchObject({ failed: 1, unanswered: 0 })
  })

  it('counts a write cut short by the end of the run as sent without an answer', async () => {
    const { act, settle } = work()
    const run = new BulkRun(['a', 'b'], act, { parallel: 1, pauseOn: () => true, isUnanswered: () => true })
    void run.start()
    run.cancel()
    await settle('a', 'lost')
    expect(states(run)).toBe('unanswered waiting')
  })
})
