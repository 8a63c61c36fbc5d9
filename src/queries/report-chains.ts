import { ApiError } from '@/api/errors.ts'
import type { ReportUser } from '@/api/objects/report-user.ts'
import { BEFORE_ALL_IDS, type ReportCursor } from '@/api/reports.ts'
import type { Rows } from '@/api/rows.ts'
import { drain } from '@/lib/parallel.ts'

export interface ChainsOptions {
  /** Reads the page after `cursor`, by user name. */
  readPage: (cursor: ReportCursor | null, signal: AbortSignal) => Promise<Rows<ReportUser>>
  /** Rows of a full page: a page with fewer is the last one of all. */
  pageSize: number
  /** Where chains begin beside the first one, upwards: the beginnings of user names. */
  starts: () => Promise<readonly string[]>
  /** Pages under way at a time. */
  parallel: number
  /** Called with rows that have not been seen yet, in no order. */
  onRows: (rows: ReportUser[]) => void
  signal: AbortSignal
}

/** How the reading went: without an error all was read. */
export interface ChainsVerdict {
  error: ApiError | null
  unreadable: number
}

const LETTERS = [...'bcdefghijklmnopqrstuvwxyz']
/** A chain of fewer pages than this is not worth a request of its own to begin with. */
const ROWS_OF_A_CHAIN = 500

/** Letters at which to begin chains over `total` people (null: many), so that each has a good part of them. */
export function chainStarts(total: number | null): string[] {
  const wanted = Math.min(LETTERS.length, total === null ? LETTERS.length : Math.floor(total / ROWS_OF_A_CHAIN))
  const step = LETTERS.length / Math.max(1, wanted)
  return Array.from({ length: wanted }, (_, at) => LETTERS[Math.floor(at * step)] ?? 'z')
}

interface Chain {
  /** Chains are numbered upwards: a later one begins at a later name. */
  at: number
  cursor: ReportCursor | null
}

/**
 * Reads a list that can only be paged from one row to the next, several stretches of it at a time. Each chain goes on
 * until it meets a row of a later one, which needs no knowledge of how the server sorts; where a chain could not begin,
 * the one before it goes on through its stretch. Rejects when the first page fails, and with an AbortError.
 */
export async function readChains(o: ChainsOptions): Promise<ChainsVerdict> {
  /** The number of the chain that a row belongs to. */
  const ownerOf = new Map<string, number>()
  const verdict: ChainsVerdict = { error: null, unreadable: 0 }

  /** Reads one page of a chain and moves its cursor. False when the chain has come to its end. */
  const step = async (chain: Chain): Promise<boolean> => {
    const { rows, received, unreadable } = await o.readPage(chain.cursor, o.signal)
    verdict.unreadable += unreadable
    const hasMetLater = rows.some((row) => (ownerOf.get(row.id) ?? 0) > chain.at)
    // Of one page, too, each once.
    const fresh = rows.filter((row) => !ownerOf.has(row.id) && ownerOf.set(row.id, chain.at))
    if (fresh.length > 0) o.onRows(fresh)
    if (received < o.pageSize || hasMetLater) return false
    const last = rows.at(-1)
    // The way on is the last row, and none could be read.
    if (!last) throw new ApiError({ kind: 'unreadable', request: 'GET /reports/users' })
    chain.cursor = { value: last.username, id: last.id }
    return true
  }

  const open: Chain[] = []
  const first: Chain = { at: 0, cursor: null }
  if (await step(first)) open.push(first)
  else return verdict

  /** What fails ends its chain only; the rows it would have read are missing. */
  const guarded = async (act: () => Promise<void>) => {
    try {
      await act()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      verdict.error = error
    }
  }
  const heads = (await o.starts()).values()
  let count = 0
  await drain(
    o.parallel,
    () => heads.next().value ?? null,
    async (value) => {
      const chain: Chain = { at: (count += 1), cursor: { value, id: BEFORE_ALL_IDS } }
      // A chain that cannot begin is no loss: the one before it goes on.
      const isOpen = await step(chain).catch((error: unknown) => {
        if (error instanceof ApiError) return false
        throw error
      })
      if (isOpen) open.push(chain)
    },
  )
  const rest = open.values()
  await drain(
    o.parallel,
    () => rest.next().value ?? null,
    (chain) =>
      guarded(async () => {
        while (await step(chain));
      }),
  )
  return verdict
}
