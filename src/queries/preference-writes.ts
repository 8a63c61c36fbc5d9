import type { QueryClient } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import type { Preference } from '@/api/objects/preference.ts'
import { deletePreferences, listPreferences, PREFERENCES_AT_ONCE, savePreferences } from '@/api/preferences.ts'
import type { Rows } from '@/api/rows.ts'
import {
  applyChanges,
  countChanges,
  differences,
  inverseOf,
  isNothing,
  leftOf,
  touchedOf,
  without,
  type Difference,
  type Looking,
  type PreferenceChanges,
  type Touched,
} from '@/domain/preference-changes.ts'
import { knownPreference } from '@/domain/known-preferences.ts'
import { preferenceTitle, shortWords } from '@/domain/preference-rules.ts'
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

/** In one sentence; all of them are in `which`. */
const MOST_TOLD = 5

/** What was to be written over is not as the person knew it: nothing was sent, and the page shows the list as it is now. */
export class ChangedMeanwhile extends RefusedHere {
  /** What is left to do, over what is there now: for whoever has been told and wants it all the same. */
  readonly left: PreferenceChanges
  /** Each of them with what it is now. */
  readonly which: readonly string[]

  constructor(found: readonly Difference[], left: PreferenceChanges) {
    const names = found.map(({ one }) => preferenceTitle(knownPreference(one.category, one.name), one))
    const states = found.map(({ now }) => (now ? nowWords(now) : 'deleted'))
    const told = names.map((name, at) => `${name} is ${states[at]} now`)
    const more = told.length - MOST_TOLD
    const [first] = found
    super(
      told.length === 1
        ? `${names[0]} was ${!first?.was ? 'added' : first.now ? 'changed' : 'deleted'} meanwhile`
        : `${told.length} preferences were changed meanwhile`,
      `${told.length === 1 ? `It is ${states[0]} now` : told.slice(0, MOST_TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}. Nothing was written. Doing it again goes over that.`,
    )
    this.left = left
    this.which = found.map(({ one }, at) => `${one.category}/${one.name}: ${states[at]}`)
  }
}

function nowWords({ category, name, value }: Preference): string {
  return value === '' ? 'blank' : `“${shortWords(knownPreference(category, name), value)}”`
}

/** What is left to do of `changes` after `error`, over what the person knows once told of it. */
export function leftAfter(error: unknown, changes: PreferenceChanges): PreferenceChanges {
  return error instanceof ChangedMeanwhile || error instanceof PreferencesBrokenOff ? error.left : changes
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

function show(client: QueryClient, userId: UserId, list: Rows<Preference> | undefined): void {
  if (!list) return
  let { rows } = list
  for (const changes of underWayOf(client, userId)) rows = applyChanges(rows, changes)
  // What was cleared meanwhile, by signing out, does not come back.
  client.setQueryData(preferencesOfUserQuery(userId).queryKey, (old) => old && { ...list, rows })
}

/** @throws ChangedMeanwhile when `rows` are not what the person knows of them */
function refuseChanged(changes: PreferenceChanges, rows: readonly Preference[], looking: Looking): void {
  const found = differences(changes, rows, looking)
  if (found.length === 0) return
  const { remove } = leftOf(changes, rows)
  throw new ChangedMeanwhile(found, { save: changes.save, remove, over: touchedOf(changes, rows) })
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
): Promise<{ done: Touched; failure: { reason: unknown } | null }> {
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

export interface WriteOptions extends Looking {
  onProgress?: ((done: number) => void) | undefined
}

/**
 * Saves and deletes preferences of one person (`PUT /users/{id}/preferences`, `POST …/delete`), a hundred at a time, saves
 * first. Shown at once, before the server has answered: nothing here is about security. The list is read before, so that
 * nothing is written over what the person does not know, and again whatever came of it; what failed is taken back.
 * `onProgress` is told how many are written.
 * @throws PreferencesBrokenOff when not all were written; with nothing written ChangedMeanwhile, and ApiError when what is
 * there cannot be read
 */
export async function writePreferences(
  client: QueryClient,
  userId: UserId,
  changes: PreferenceChanges,
  { onProgress, ...looking }: WriteOptions = {},
): Promise<PreferencesWritten> {
  const { queryKey } = preferencesOfUserQuery(userId)
  await client.cancelQueries({ queryKey })
  let list = client.getQueryData(queryKey)
  // Own writes count as done: those that end while the list is read may be in it or not.
  const own = [...underWayOf(client, userId)]
  const writing = underWayOf(client, userId).add(changes)
  show(client, userId, list)
  let before: readonly Preference[]
  try {
    list = await listPreferences(userId, sessionSignal(client))
    before = own.reduce<readonly Preference[]>(applyChanges, list.rows)
    refuseChanged(changes, before, looking)
  } catch (error) {
    writing.delete(changes)
    show(client, userId, list)
    // Lists are told in the next turn; whoever tells the person then stands over the value as it is.
    await delay(0)
    throw error
  }

  const { done, failure } = await send(userId, changes, sessionSignal(client), onProgress)
  writing.delete(changes)
  if (failure) show(client, userId, { ...list, rows: applyChanges(before, done) })
  const now = await reread(client, userId)
  const left = leftOf(changes, now ?? applyChanges(before, done))
  const inverse = (of: PreferenceChanges) => inverseOf(of, before, now ?? of.save)
  // With nothing left the answer was lost, not the request.
  if (failure && !(now && isNothing(left))) {
    const written = without(changes, left)
    throw new PreferencesBrokenOff({
      done: written,
      left,
      inverse: inverse(written),
      isSure: now !== null,
      reason: failure.reason,
    })
  }
  return { inverse: inverse(changes), differing: left.save }
}
