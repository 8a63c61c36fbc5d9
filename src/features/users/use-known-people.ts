import { useLayoutEffect, useState } from 'react'
import type { PersonRow } from '@/domain/person-row.ts'

/** People by id, as they were last seen here: what is selected may have left the list since. */
export type KnownPeople = Map<string, PersonRow>

/** Remembers people who were found in another way than by the list. */
export function addKnown(people: KnownPeople, rows: readonly PersonRow[]): void {
  for (const row of rows) people.set(row.user.id, row)
}

/** Remembers everybody who was in `rows` while the page is open. */
export function useKnownPeople(rows: readonly PersonRow[]): KnownPeople {
  const [people] = useState<KnownPeople>(() => new Map())
  useLayoutEffect(() => addKnown(people, rows), [people, rows])
  return people
}
