import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import type { PersonRow } from '@/domain/person-row.ts'

/** Puts what has been read since into the row of somebody. */
export type RenewRow = (row: PersonRow) => PersonRow

/** What others may do to a reading of everybody that is under way. */
export interface ReadingUnderWay {
  /** Ends it; what it has read stays, marked as not complete. */
  stop: AbortController
  /** Renews the rows of people read by themselves since it began: what its pages say of them may be older. */
  newer: Map<UserId, RenewRow>
}

const underWay = new WeakMap<QueryClient, Map<string, ReadingUnderWay>>()

/** Begins a reading under the key of its query. */
export function beginReading(client: QueryClient, key: QueryKey): ReadingUnderWay {
  const reading = { stop: new AbortController(), newer: new Map<UserId, RenewRow>() }
  const ofClient = underWay.get(client) ?? new Map<string, ReadingUnderWay>()
  underWay.set(client, ofClient.set(hashKey(key), reading))
  return reading
}

/** Notes that a reading is over, unless another has begun in its place. */
export function endReading(client: QueryClient, key: QueryKey, reading: ReadingUnderWay): void {
  const ofClient = underWay.get(client)
  if (ofClient?.get(hashKey(key)) === reading) ofClient.delete(hashKey(key))
}

/** Ends the reading of this key, if it is under way; what it has read stays, marked as not complete. */
export function stopReading(client: QueryClient, key: QueryKey): void {
  underWay.get(client)?.get(hashKey(key))?.stop.abort()
}

/** Has the readings under way renew the row of somebody. */
export function noteNewer(client: QueryClient, id: UserId, renew: RenewRow): void {
  for (const { newer } of underWay.get(client)?.values() ?? []) newer.set(id, renew)
}
