import type { QueryClient } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import type { Preference } from '@/api/objects/preference.ts'
import { deletePreferences, listPreferences, PREFERENCES_AT_ONCE, savePreferences } from '@/api/preferences.ts'
import type { Rows } from '@/api/rows.ts'
import {
  applyChanges,
  countChanges,
  inverseOf,
  isNothing,
  leftOf,
  type PreferenceChanges,
} from '@/domain/preference-changes.ts'
import { isSameValue, preferenceKey } from '@/domain/preference-rules.ts'
import { RefusedHere } from '@/domain/refused-here.ts'
import { delay } from '@/lib/delay.ts'
import { chunks } from '@/lib/parallel.ts'
import { keys } from './keys.ts'
import { preferencesOfUserQuery } from './preferences.ts'
import { sessionSignal } from './session-end.ts'

/** How a write went that did not fail. */
export interface PreferencesWritten {
  /** What takes it back: the touched ones exactly as they were. */
  inverse: PreferenceChanges
  /** Saved, and read again with another value: the server or somebody else has changed them since. */
  differing: readonly Preference[]
}

/** A write that broke off: what was done before, what was not, and why. The page shows the list as it is. */
export class PreferencesBrokenOff extends Error {
  override readonly name = 'PreferencesBrokenOff'
  /** How many were written. */
  readonly doneCount: number
  readonly left: PreferenceChanges
  /** Takes back what was done. */
  readonly inverse: PreferenceChanges
  /** False when the list could not be read again: the part under way then counts as not done, and may be. */
  readonly isSure: boolean
  readonly reason: unknown

  constructor(facts: {
    done: PreferenceChanges
    left: PreferenceChanges
    inverse: PreferenceChanges
    isSure: boolean
    reason: unknown
  }) {
    super(`${countChanges(facts.done)} done, ${countChanges(facts.left)} not`, { cause: facts.reason })
    this.doneCount = countChanges(facts.done)
    this.left = facts.left
    this.inverse = facts.inverse
    this.isSure = facts.isSure
    this.reason = facts.reason
  }
}

/** Somebody else changed what was to be written over: nothing was sent, and the page shows the list as it is now. */
export class ChangedMeanwhile extends RefusedHere {
  /** The first of them as it is now; undefined when it is gone. */
  readonly now: Preference | undefined

  constructor(now: Preference | undefined) {
    super(
      'Somebody else changed it meanwhile',
      `${now ? `It is ${now.value ? `“${shortened(now.value)}”` : 'blank'}` : 'It is deleted'} now. Nothing was written. Doing it again goes over that.`,
    )
    this.now = now
  }
}

function shortened(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value
}

/** What is being written now, list by list: a list that is read meanwhile is shown with it. */
const underWay = new WeakMap<QueryClient, Map<UserId, Set<PreferenceChanges>>>()

function underWayOf(client: QueryClient, userId: UserId): Set<PreferenceChanges> {
  const ofClient = underWay.get(client) ?? new Map<UserId, Set<PreferenceChanges>>()
  underWay.set(client, ofClient)
  const ofUser = ofClient.get(userId) ?? new Set<PreferenceChanges>()
  ofClient.set(userId, ofUser)
  return ofUser
}

function show(client: QueryClient, userId: UserId, list: Rows<Preference>): void {
  let { rows } = list
  for (const changes of underWayOf(client, userId)) rows = applyChanges(rows, changes)
  // What was cleared meanwhile, by signing out, does not come back.
  client.setQueryData(preferencesOfUserQuery(userId).queryKey, (old) => old && { ...list, rows })
}

/**
 * Reads the list anew, own writes under way in it as done.
 * @throws ChangedMeanwhile when one of those to be touched is not as in `shown`: what the person has seen of it
 */
async function readBefore(
  client: QueryClient,
  userId: UserId,
  changes: PreferenceChanges,
  shown: readonly Preference[],
): Promise<readonly Preference[]> {
  // Those that end while it is read may be in it or not.
  const own = [...underWayOf(client, userId)].filter((other) => other !== changes)
  const list = await listPreferences(userId, sessionSignal(client))
  const rows = own.reduce<readonly Preference[]>(applyChanges, list.rows)
  const seen = byKey(shown)
  const there = byKey(rows)
  for (const one of [...changes.save, ...changes.remove]) {
    const [was, now] = [seen.get(preferenceKey(one)), there.get(preferenceKey(one))]
    if (was && now ? isSameValue(one.category, was.value, now.value) : was === now) continue
    underWayOf(client, userId).delete(changes)
    show(client, userId, list)
    // Lists are told in the next turn; whoever tells the person then stands over the value as it is.
    await delay(0)
    throw new ChangedMeanwhile(now)
  }
  return rows
}

function byKey(list: readonly Preference[]): ReadonlyMap<string, Preference> {
  return new Map(list.map((one) => [preferenceKey(one), one]))
}

/** Reads the list anew and puts it where it is shown; null when it cannot be read. */
async function reread(client: QueryClient, userId: UserId): Promise<readonly Preference[] | null> {
  try {
    const list = await listPreferences(userId, sessionSignal(client))
    show(client, userId, list)
    return list.rows
  } catch {
    await client.invalidateQueries({ queryKey: keys.preferencesOfUser(userId) })
    return null
  }
}

/** Writes in hundreds, saves before deletes. Stops at the first failure, and when the session ends. */
async function send(
  userId: UserId,
  changes: PreferenceChanges,
  signal: AbortSignal,
  onProgress: ((done: number) => void) | undefined,
): Promise<{ done: PreferenceChanges; failure: { reason: unknown } | null }> {
  const save: Preference[] = []
  const remove: Preference[] = []
  const done = { save, remove }
  try {
    for (const part of chunks(changes.save, PREFERENCES_AT_ONCE)) {
      await savePreferences(userId, part, signal)
      save.push(...part)
      onProgress?.(countChanges(done))
    }
    for (const part of chunks(changes.remove, PREFERENCES_AT_ONCE)) {
      await deletePreferences(userId, part, signal)
      remove.push(...part)
      onProgress?.(countChanges(done))
    }
    return { done, failure: null }
  } catch (reason) {
    return { done, failure: { reason } }
  }
}

export interface WriteOptions {
  onProgress?: ((done: number) => void) | undefined
  shown?: readonly Preference[] | undefined
}

/**
 * Saves and deletes preferences of one person (`PUT /users/{id}/preferences`, `POST …/delete`), a hundred at a time, saves
 * first. Shown at once, before the server has answered: nothing here is about security. What failed is taken back, and the
 * list is read again whatever came of it. `onProgress` is told how many are written. With `shown`, those touched as the
 * person has seen them, nothing is written over what somebody else has changed since.
 * @throws PreferencesBrokenOff when not all were written; with nothing written ChangedMeanwhile, and ApiError when what is
 * there cannot be read
 */
export async function writePreferences(
  client: QueryClient,
  userId: UserId,
  changes: PreferenceChanges,
  { onProgress, shown }: WriteOptions = {},
): Promise<PreferencesWritten> {
  const { queryKey } = preferencesOfUserQuery(userId)
  await client.cancelQueries({ queryKey })
  // What takes the change back is told by what is there before it.
  const before = client.getQueryData(queryKey) ?? (await client.fetchQuery(preferencesOfUserQuery(userId)))
  const writing = underWayOf(client, userId).add(changes)
  show(client, userId, before)
  let rowsBefore: readonly Preference[] = before.rows
  try {
    if (shown) rowsBefore = await readBefore(client, userId, changes, shown)
  } catch (error) {
    writing.delete(changes)
    if (!(error instanceof ChangedMeanwhile)) show(client, userId, before)
    throw error
  }

  const { done, failure } = await send(userId, changes, sessionSignal(client), onProgress)
  writing.delete(changes)
  if (failure) show(client, userId, { ...before, rows: applyChanges(rowsBefore, done) })
  const now = await reread(client, userId)
  if (failure) {
    const left = leftOf(changes, now ?? applyChanges(rowsBefore, done), isSameValue)
    const written = minus(changes, left)
    // The answer was lost, not the request.
    if (now && isNothing(left)) return { inverse: inverseOf(changes, rowsBefore), differing: [] }
    throw new PreferencesBrokenOff({
      done: written,
      left,
      inverse: inverseOf(written, rowsBefore),
      isSure: now !== null,
      reason: failure.reason,
    })
  }
  return {
    inverse: inverseOf(changes, rowsBefore),
    differing: now ? leftOf({ save: changes.save, remove: [] }, now, isSameValue).save : [],
  }
}

function minus(all: PreferenceChanges, some: PreferenceChanges): PreferenceChanges {
  const out = new Set([...some.save, ...some.remove])
  return { save: all.save.filter((one) => !out.has(one)), remove: all.remove.filter((one) => !out.has(one)) }
}
