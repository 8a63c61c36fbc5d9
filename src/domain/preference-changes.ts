import type { Preference } from '@/api/objects/preference.ts'
import { isSameValue, preferenceKey } from './preference-rules.ts'

/** What is to be written: these saved, those deleted. */
export interface PreferenceChanges {
  save: readonly Preference[]
  remove: readonly Preference[]
  /** What is there, as the person knows it: of these and of those touched nothing may be otherwise. */
  over: readonly Preference[]
}

/** One that is not as the person knows it. Without `was` it is new, without `now` it is gone. */
export interface Difference {
  one: Preference
  was: Preference | undefined
  now: Preference | undefined
}

/** How strictly the list is looked at before a write. */
export interface Looking {
  /** `over` is all there is: what is new is a difference too. */
  isWhole?: boolean | undefined
  /** What is there already as it is to become is no difference. */
  mayBeDone?: boolean | undefined
}

function byKey(list: readonly Preference[]): Map<string, Preference> {
  return new Map(list.map((one) => [preferenceKey(one), one]))
}

/** No change. */
export const NOTHING: PreferenceChanges = { save: [], remove: [], over: [] }

/** Changes, whatever they are written over. */
export type Touched = Pick<PreferenceChanges, 'save' | 'remove'>

function keysOf({ save, remove }: Touched): Set<string> {
  return new Set([...save, ...remove].map(preferenceKey))
}

/** Those of `list` that `changes` touch. */
export function touchedOf(changes: Touched, list: readonly Preference[]): Preference[] {
  const keys = keysOf(changes)
  return list.filter((one) => keys.has(preferenceKey(one)))
}

/** A list with changes made to it. A saved one that was there stays in its place; new ones come last. */
export function applyChanges(list: readonly Preference[], changes: Touched): Preference[] {
  const saved = byKey(changes.save)
  const removed = byKey(changes.remove)
  const next: Preference[] = []
  for (const one of list) {
    const key = preferenceKey(one)
    const instead = saved.get(key)
    saved.delete(key)
    if (instead) next.push(instead)
    else if (!removed.has(key)) next.push(one)
  }
  return [...next, ...saved.values()]
}

/**
 * What takes changes back: every preference they touch as it was in `before`, or gone where it was not there. Only over
 * what they saved, as it is in `after`.
 */
export function inverseOf(
  changes: PreferenceChanges,
  before: readonly Preference[],
  after: readonly Preference[] = changes.save,
): PreferenceChanges {
  const old = byKey(before)
  const save: Preference[] = []
  const remove: Preference[] = []
  for (const one of [...changes.save, ...changes.remove]) {
    const was = old.get(preferenceKey(one))
    if (was) save.push(was)
    else remove.push(one)
  }
  return { save, remove, over: touchedOf({ save: changes.save, remove: [] }, after) }
}

/** How many preferences changes are about. */
export function countChanges(changes: Touched): number {
  return changes.save.length + changes.remove.length
}

/** Whether nothing is to be done. */
export function isNothing(changes: PreferenceChanges): boolean {
  return countChanges(changes) === 0
}

/** Those of `changes` that `list` does not hold yet: what is left to do after a run that broke off. */
export function leftOf(changes: PreferenceChanges, list: readonly Preference[]): PreferenceChanges {
  const now = byKey(list)
  const save = changes.save.filter((one) => !isSame(one, now.get(preferenceKey(one))))
  const remove = changes.remove.filter((one) => now.has(preferenceKey(one)))
  return { save, remove, over: touchedOf({ save, remove }, changes.over) }
}

/** `all` without what `some` touch. */
export function without(all: PreferenceChanges, some: PreferenceChanges): PreferenceChanges {
  const out = keysOf(some)
  const rest = (list: readonly Preference[]) => list.filter((one) => !out.has(preferenceKey(one)))
  return { save: rest(all.save), remove: rest(all.remove), over: rest(all.over) }
}

/** What takes two acts back that followed one another: to what was before the first, over what the second left. */
export function joined(first: PreferenceChanges, second: PreferenceChanges): PreferenceChanges {
  const { save, remove } = without(second, first)
  return {
    save: [...first.save, ...save],
    remove: [...first.remove, ...remove],
    over: [...without(first, second).over, ...second.over],
  }
}

function isSame(a: Preference | undefined, b: Preference | undefined): boolean {
  return a && b ? isSameValue(a.category, a.value, b.value) : a === b
}

/** Where `list` is not what `changes` are to be written over. */
export function differences(
  changes: PreferenceChanges,
  list: readonly Preference[],
  { isWhole, mayBeDone }: Looking,
): Difference[] {
  const [seen, there, wanted] = [byKey(changes.over), byKey(list), byKey(changes.save)]
  const keys = new Set([...keysOf(changes), ...seen.keys(), ...(isWhole ? there.keys() : [])])
  return Array.from(keys).flatMap((key) => {
    const [was, now] = [seen.get(key), there.get(key)]
    const one = now ?? was
    return !one || isSame(was, now) || (mayBeDone && isSame(wanted.get(key), now)) ? [] : [{ one, was, now }]
  })
}
