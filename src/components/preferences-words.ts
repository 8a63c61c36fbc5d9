import type { Preference } from '@/api/objects/preference.ts'
import { knownPreference } from '@/domain/known-preferences.ts'
import { preferenceTitle, shortWords } from '@/domain/preference-rules.ts'
import { formatNumber } from '@/lib/format.ts'
import type { DoneWords } from './use-preference-acts.ts'

/** "1 preference", "12 preferences". */
export function countWords(count: number): string {
  return count === 1 ? '1 preference' : `${formatNumber(count)} preferences`
}

/** What saving one over what was there did: "24-hour clock changed", "On, was Off". */
export function savedWords(one: Preference, over: readonly Preference[]): DoneWords {
  const known = knownPreference(one.category, one.name)
  return {
    title: `${preferenceTitle(known, one)} ${over.length > 0 ? 'changed' : 'added'}`,
    description: [one, ...over].map(({ value }) => shortWords(known, value)).join(', was '),
  }
}
