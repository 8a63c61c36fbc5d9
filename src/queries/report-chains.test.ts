import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { reportUserSchema, type ReportUser } from '@/api/objects/report-user.ts'
import type { ReportCursor } from '@/api/reports.ts'
import { chainStarts, readChains } from './report-chains.ts'

const PAGE = 4

function person(username: string, at: number): ReportUser {
  return v.parse(reportUserSchema, { id: String(at).padStart(26, 'u'), username })
}

/** A server with these people, in the order in which it sorts them. */
function serverOf(names: readonly string[], failAt: (value: string | undefined) => boolean = () => false) {
  const people = names.map(person)
  const asked: (string | undefined)[] = []
  const readPage = async (cursor: ReportCursor | null) => {
    asked.push(cursor?.value)
    if (failAt(cursor?.value)) throw new ApiError({ kind: 'server', request: 'GET /reports/users', status: 503 })
    const rest = people.filter(
      (one) => !cursor || one.username > cursor.value || (one.username === cursor.value && one.id > cursor.id),
    )
    const rows = rest.slice(0, PAGE)
    return { rows, received: rows.length, unreadable: 0 }
  }
  return { people, asked, readPage }
}

async function read(server: ReturnType<typeof serverOf>, starts: readonly string[], parallel = 3) {
  const rows: ReportUser[] = []
  const verdict = await readChains({
    readPage: server.readPage,
    pageSize: PAGE,
    starts: async () => starts,
    parallel,
    onRows: (more) => rows.push(...more),
    signal: new AbortController().signal,
  })
  return { verdict, names: rows.map((one) => one.username) }
}

const NAMES = ['a', 'b', 'c', 'g', 'm', 't'].flatMap((letter) =>
  Array.from({ length: letter === 'g' ? 1 : 9 }, (_, at) => `${letter}${at}`),
)

describe('chains through the report', () => {
  it.each([
    ['none but the first', []],
    ['one in each stretch', ['c', 'm', 't']],
    ['where nobody is', ['d', 'e', 'f', 'h', 'u', 'z']],
    ['every letter', [...'bcdefghijklmnopqrstuvwxyz']],
  ])('read everybody once, begun at %s', async (_name, starts) => {
    for (const parallel of [1, 2, 6]) {
      const { verdict, names } = await read(serverOf(NAMES), starts, parallel)
      expect(verdict).toEqual({ error: null, unreadable: 0 })
      expect(names.toSorted()).toEqual(NAMES)
    }
  })

  it('read each once of a page that has them twice', async () => {
    const server = serverOf([])
    const [ada, bob] = [person('ada', 1), person('bob', 2)]
    const readPage = async () => ({ rows: [ada, bob, ada], received: 3, unreadable: 0 })
    expect((await read({ ...server, readPage }, [])).names).toEqual(['ada', 'bob'])
  })

  it('ask nothing more when the first page is all', async () => {
    const server = serverOf(['ada', 'bob'])
    expect((await read(server, ['m'])).names).toEqual(['ada', 'bob'])
    expect(server.asked).toEqual([undefined])
  })

  it('go on through the stretch of one that could not begin', async () => {
    const { verdict, names } = await read(
      serverOf(NAMES, (value) => value === 'm'),
      ['c', 'm', 't'],
    )
    expect(verdict.error).toBeNull()
    expect(names.toSorted()).toEqual(NAMES)
  })

  it('say so when one broke off, and keep the others', async () => {
    const { verdict, names } = await read(
      serverOf(NAMES, (value) => value === 'm3'),
      ['c', 'm', 't'],
    )
    expect(verdict.error).toMatchObject({ kind: 'server' })
    expect(NAMES.filter((name) => !names.includes(name))).toEqual(['m4', 'm5', 'm6', 'm7', 'm8'])
  })

  it('reject when there is no first page', async () => {
    await expect(
      read(
        serverOf(NAMES, () => true),
        ['m'],
      ),
    ).rejects.toThrow(ApiError)
  })

  it('are as many as there is work for', () => {
    expect(chainStarts(420)).toEqual([])
    expect(chainStarts(2000)).toHaveLength(4)
    expect(chainStarts(50_000)).toHaveLength(25)
    expect(chainStarts(null)).toEqual([...'bcdefghijklmnopqrstuvwxyz'])
  })
})
