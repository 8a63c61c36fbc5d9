import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { json } from '@/api/fake-fetch.ts'
import { parseUserId, type UserId } from '@/api/ids.ts'
import { createOwnerReader } from './owner-reader.ts'

/** How many people each request asked for. */
let asked: number[]
/** What the server answers. */
let answer: object[]
/** Ends what a test left under way: it would go on in the next one, and ask what answers there. */
let control: AbortController

function people(count: number, letter: string): UserId[] {
  return Array.from({ length: count }, (_, at) => {
    const id = parseUserId(`${letter}${String(at).padStart(25, '0')}`)
    if (!id) throw new Error('no id')
    return id
  })
}

function read() {
  const gone: UserId[] = []
  const reader = createOwnerReader({ signal: control.signal, onOwners: (_, missing) => gone.push(...missing) })
  return { reader, gone }
}

beforeEach(() => {
  asked = []
  answer = []
  control = new AbortController()
  vi.useFakeTimers()
  vi.stubGlobal('document', { cookie: '' })
  // At once: what reads a body takes its time from the machine, not from the clock of the test.
  vi.stubGlobal('fetch', (_: string, { body }: RequestInit) => {
    const ids: unknown = JSON.parse(typeof body === 'string' ? body : '')
    asked.push(Array.isArray(ids) ? ids.length : Number.NaN)
    return Promise.resolve(json(answer))
  })
})

afterEach(() => {
  control.abort()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('owners of a sweep', () => {
  it('are asked for at once when they are the first, then with those of the pages after', async () => {
    const { reader, gone } = read()
    reader.want(people(3, 'a'))
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toEqual([3])
    for (const letter of 'bcde') {
      reader.want(people(90, letter))
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(asked).toEqual([3])
    // A full chunk does not wait for more.
    reader.want(people(90, 'f'))
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toEqual([3, 400])
    await vi.advanceTimersByTimeAsync(1000)
    expect(asked).toEqual([3, 400, 50])
    expect(gone).toHaveLength(453)
  })

  it('wait for nobody once the sweep is over, and are asked for once', async () => {
    const { reader, gone } = read()
    reader.want(people(2, 'a'))
    await vi.advanceTimersByTimeAsync(0)
    reader.want([...people(2, 'a'), ...people(1, 'b')])
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toEqual([2])
    await reader.settled()
    expect(asked).toEqual([2, 1])
    expect(gone).toHaveLength(3)
    await reader.settled()
    expect(reader.verdict()).toEqual({ failed: [], error: null })
  })

  it('are not gone where a row of the answer could not be read, and why they failed is told', async () => {
    answer = [{ id: 7 }]
    const { reader, gone } = read()
    reader.want(people(2, 'a'))
    await reader.settled()
    expect(gone).toEqual([])
    expect(reader.verdict()).toMatchObject({
      failed: people(2, 'a'),
      error: { kind: 'unreadable', request: 'POST /users/ids' },
    })
  })

  it('are not waited for after an abort', async () => {
    const { reader } = read()
    reader.want(people(1, 'a'))
    control.abort()
    await expect(reader.settled()).rejects.toMatchObject({ name: 'AbortError' })
  })
})
