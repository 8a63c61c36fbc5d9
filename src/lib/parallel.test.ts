import { describe, expect, it } from 'vitest'
import { chunks, drain, mapParallel } from './parallel.ts'

const tick = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('mapParallel', () => {
  it('keeps the order of the items and to the bound', async () => {
    let underWay = 0
    let peak = 0
    const results = await mapParallel([3, 1, 2, 0], 2, async (turns) => {
      underWay += 1
      peak = Math.max(peak, underWay)
      for (let turn = 0; turn < turns; turn += 1) await tick()
      underWay -= 1
      return turns * 10
    })
    expect(results).toEqual([30, 10, 20, 0])
    expect(peak).toBe(2)
  })

  it('starts nothing more after a failure', async () => {
    const started: number[] = []
    const all = mapParallel([0, 1, 2, 3], 2, async (item) => {
      started.push(item)
      await tick()
      if (item === 0) throw new Error('zero')
    })
    await expect(all).rejects.toThrow('zero')
    await tick()
    expect(started).toEqual([0, 1])
  })

  it('is done at once with nothing', async () => {
    expect(await mapParallel([], 4, () => Promise.resolve(1))).toEqual([])
  })
})

it('drain stops at null', async () => {
  const rest = [1, 2, 3]
  const done: number[] = []
  await drain(
    2,
    () => rest.shift() ?? null,
    async (item) => {
      await tick()
      done.push(item)
    },
  )
  expect(done).toEqual([1, 2, 3])
})

it('chunks cuts into pieces', () => {
  expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(chunks([], 2)).toEqual([])
})
