import { describe, expect, it } from 'vitest'
import type { BulkRunOptions } from './bulk-run.ts'
import { PhasedRun } from './phased-run.ts'

/** Runs whose items are done or fail when the test says so. */
function setUp(phases: Record<string, string[]>, options: BulkRunOptions = {}) {
  const begun: string[] = []
  const ends = new Map<string, { done: () => void; fail: (error: unknown) => void }>()
  const run = new PhasedRun<string>(
    Object.entries(phases).map(([id, items]) => ({ id, items })),
    (item) => {
      begun.push(item)
      return new Promise((done, fail) => ends.set(item, { done, fail }))
    },
    { parallel: 1, ...options },
  )
  const settle = async (item: string, error?: unknown) => {
    const end = ends.get(item)
    if (!end) throw new Error(`${item} was not begun`)
    if (error === undefined) end.done()
    else end.fail(error)
    await new Promise((go) => setTimeout(go))
  }
  return { run, begun, settle }
}

describe('a run in phases', () => {
  it('begins a phase when the one before is through, empty ones too, and is started once', async () => {
    const { run, begun, settle } = setUp({ one: ['a', 'b'], two: [], three: ['c'] })
    run.start()
    run.start()
    expect(run.getSnapshot()).toBe(run.getSnapshot())
    await settle('a')
    expect(begun).toEqual(['a', 'b'])
    await settle('b')
    expect(begun).toEqual(['a', 'b', 'c'])
    expect(run.getSnapshot()).toMatchObject({ state: 'running', at: 2 })
    await settle('c')
    expect(run.getSnapshot().state).toBe('finished')
  })

  it('is stuck after a failure: retry does only that again and goes on', async () => {
    const { run, begun, settle } = setUp({ one: ['a', 'b'], two: ['c'] })
    run.start()
    await settle('a', new Error('no'))
    await settle('b')
    expect(run.getSnapshot()).toMatchObject({ state: 'stuck', at: 0 })
    run.retry()
    run.retry()
    await settle('a')
    await settle('c')
    expect(begun).toEqual(['a', 'b', 'a', 'c'])
    expect(run.getSnapshot().state).toBe('finished')
  })

  it('goes on without what failed, when told so', async () => {
    const { run, settle } = setUp({ one: ['a'], two: ['b'] })
    run.start()
    await settle('a', new Error('no'))
    run.giveUp()
    run.giveUp()
    await settle('b', new Error('neither'))
    expect(run.getSnapshot()).toMatchObject({ state: 'stuck', at: 1 })
    run.giveUp()
    expect(run.getSnapshot()).toMatchObject({ state: 'finished', phases: [{ isGivenUp: true }, { isGivenUp: true }] })
  })

  it('pauses, by hand and by itself, and goes on where it was', async () => {
    const { run, begun, settle } = setUp({ one: ['a', 'b'], two: ['c'] }, { pauseOn: () => true })
    run.start()
    run.pause()
    await settle('a')
    expect(run.getSnapshot().state).toBe('paused')
    expect(begun).toEqual(['a'])
    run.resume()
    await settle('b', new Error('session ended'))
    expect(run.getSnapshot()).toMatchObject({ state: 'paused', at: 0 })
    run.resume()
    await settle('b')
    await settle('c')
    expect(begun).toEqual(['a', 'b', 'b', 'c'])
    expect(run.getSnapshot().state).toBe('finished')
  })

  it('holds at the end of a phase when paused over the last of it, until it goes on', async () => {
    const { run, begun, settle } = setUp({ one: ['a'], two: ['b'], three: ['c'] })
    run.start()
    run.pause()
    expect(run.getSnapshot()).toMatchObject({ state: 'paused', at: 0 })
    await settle('a')
    expect(run.getSnapshot()).toMatchObject({ state: 'paused', at: 0, phases: [{ run: { done: 1 } }, {}, {}] })
    expect(begun).toEqual(['a'])
    run.resume()
    run.resume()
    expect(run.getSnapshot().state).toBe('running')
    await settle('b')
    expect(begun).toEqual(['a', 'b', 'c'])
    // Over the last of all there is nothing left to hold up.
    run.pause()
    await settle('c')
    expect(run.getSnapshot()).toMatchObject({ state: 'finished', at: 2 })
  })

  it('goes on at once when it is resumed before the last of a phase has ended', async () => {
    const { run, begun, settle } = setUp({ one: ['a'], two: ['b'] })
    run.start()
    run.pause()
    run.resume()
    expect(run.getSnapshot().state).toBe('running')
    await settle('a')
    expect(begun).toEqual(['a', 'b'])
  })

  it.each(['before', 'after'])('can be stopped while paused, %s the last of the phase has ended', async (when) => {
    const { run, begun, settle } = setUp({ one: ['a'], two: ['b'] })
    run.start()
    run.pause()
    if (when === 'after') await settle('a')
    run.stop()
    if (when === 'before') await settle('a')
    run.resume()
    expect(run.getSnapshot()).toMatchObject({ state: 'stopped', phases: [{ run: { done: 1 } }, {}] })
    expect(begun).toEqual(['a'])
  })

  it('waits for a decision when what it was paused over fails, and goes on with it', async () => {
    const { run, begun, settle } = setUp({ one: ['a'], two: ['b'], three: ['c'] })
    run.start()
    run.pause()
    await settle('a', new Error('no'))
    expect(run.getSnapshot().state).toBe('stuck')
    run.giveUp()
    expect(run.getSnapshot()).toMatchObject({ state: 'running', at: 1 })
    await settle('b')
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  it('stops for good: nothing more begins, also not when what ran has ended', async () => {
    const { run, begun, settle } = setUp({ one: ['a', 'b'], two: ['c'] })
    run.stop()
    expect(run.getSnapshot().state).toBe('ready')
    run.start()
    run.stop()
    expect(run.getSnapshot().state).toBe('stopping')
    await settle('a')
    run.resume()
    run.giveUp()
    expect(begun).toEqual(['a'])
    expect(run.getSnapshot()).toMatchObject({ state: 'stopped', phases: [{ run: { done: 1, notStarted: 1 } }, {}] })
  })

  it('stops where it is stuck', async () => {
    const { run, settle } = setUp({ one: ['a'], two: ['b'] })
    run.start()
    await settle('a', new Error('no'))
    run.stop()
    run.retry()
    expect(run.getSnapshot()).toMatchObject({ state: 'stopped', phases: [{ run: { failed: 1 } }, {}] })
  })

  it('is stuck at what was sent without an answer, which stays so when it is stopped', async () => {
    const { run, begun, settle } = setUp({ one: ['a'], two: ['b'] }, { isUnanswered: () => true })
    run.start()
    await settle('a', new Error('lost'))
    expect(run.getSnapshot()).toMatchObject({ state: 'stuck', phases: [{ run: { unanswered: 1 } }, {}] })
    run.retry()
    expect(begun).toEqual(['a', 'a'])
    await settle('a', new Error('lost'))
    run.stop()
    expect(run.getSnapshot()).toMatchObject({ state: 'stopped', phases: [{ run: { unanswered: 1, failed: 0 } }, {}] })
  })

  it('is finished at once where there is nothing to do', () => {
    const { run } = setUp({})
    run.start()
    expect(run.getSnapshot()).toMatchObject({ state: 'finished', phases: [] })
  })
})
