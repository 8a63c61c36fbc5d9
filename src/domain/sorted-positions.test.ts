import { describe, expect, it } from 'vitest'
import { sortByRank, SortedPositions } from './sorted-positions.ts'

describe('SortedPositions', () => {
  it('gives the same order whether rows come at once or in steps', () => {
    const keys = Array.from({ length: 500 }, (_, index) => (index * 7919) % 101)
    const compare = (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b
    const stepwise = new SortedPositions(compare)
    for (const size of [0, 1, 2, 50, 51, 300, 300, 499]) stepwise.upTo(size)
    const expected = [...keys.keys()].toSorted(compare)
    expect([...stepwise.upTo(500)]).toEqual(expected)
    expect([...new SortedPositions(compare).upTo(500)]).toEqual(expected)
  })

  it('sorts again after a key changed', () => {
    const keys = [3, 1, 2]
    const positions = new SortedPositions((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
    expect([...positions.upTo(3)]).toEqual([1, 2, 0])
    keys[1] = 9
    positions.invalidate()
    expect([...positions.upTo(3)]).toEqual([2, 0, 1])
  })
})

describe('sortByRank', () => {
  it('keeps the order of rows with the same rank', () => {
    const order = Int32Array.of(4, 2, 0, 3, 1)
    expect([...sortByRank(order, (position) => position % 2, 2)]).toEqual([4, 2, 0, 3, 1])
    expect([...sortByRank(order, (position) => 1 - (position % 2), 2)]).toEqual([3, 1, 4, 2, 0])
    expect([...sortByRank(new Int32Array(0), () => 0, 1)]).toEqual([])
  })
})
