import type { Preference } from '@/api/objects/preference.ts'
import { preferenceKey } from './preference-rules.ts'

/** What is to be written: these saved, those deleted. */
export interface PreferenceChanges {
  save: readonly Preference[]
  remove: readonly Preference[]
}

/** A list with changes made to it. A saved one that was there stays in its place; new ones come last. */
export function applyChanges(list: readonly Preference[], changes: PreferenceChanges): Preference[] {
  const saved = new Map(changes.save.map((one) => [preferenceKey(one), one]))
  const removed = new Set(changes.remove.map(preferenceKey))
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

/** What takes changes back: every preference they touch as it was in `before`, or gone where it was not there. */
export function inverseOf(changes: PreferenceChanges, before: readonly Preference[]): PreferenceChanges {
  const old = new Map(before.map((one) => [preferenceKey(one), one]))
  const touched = [...changes.save, ...changes.remove]
  const save: Preference[] = []
  const remove: Preference[] = []
  for (const one of touched) {
    const was = old.get(preferenceKey(one))
    if (was) save.push(was)
    else remove.push(one)
  }
  return { save, remove }
}

/** How many preferences changes are about. */
export function countChanges(changes: PreferenceChanges): number {
  return changes.save.length + changes.remove.length
}

/** Whether nothing is to be done. */
export function isNothing(changes: PreferenceChanges): boolean {
  return countChanges(changes) === 0
}

/** Those of `changes` that `list` does not hold yet: what is left to do after a run that broke off. */
export function leftOf(changes: PreferenceChanges, list: readonly Preference[], same: SameValue): PreferenceChanges {
  const now = new Map(list.map((one) => [preferenceKey(one), one.value]))
  return {
    save: changes.save.filter((one) => {
      const value = now.get(preferenceKey(one))
      return value === undefined || !same(one.category, value, one.value)
    }),
    remove: changes.remove.filter((one) => now.has(preferenceKey(one))),
  }
}

type SameValue = (category: string, a: string, b: string) => boolean
