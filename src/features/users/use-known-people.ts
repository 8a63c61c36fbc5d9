import { useCallback, useLayoutEffect, useMemo, useState } from 'react'
import type { User } from '@/api/objects/user.ts'
import type { PersonRow } from '@/domain/person-row.ts'

/** People by id, as they were last seen here: what is selected may have left the list since. */
export interface KnownPeople {
  find: (id: string) => PersonRow | undefined
  /** Remembers people who were found in another way than by the list. */
  add: (users: readonly User[]) => void
}

/** Remembers everybody who was in `rows` while the page is open. */
export function useKnownPeople(rows: readonly PersonRow[]): KnownPeople {
  const [known] = useState(() => new Map<string, PersonRow>())
  useLayoutEffect(() => {
    for (const row of rows) known.set(row.user.id, row)
  }, [known, rows])
  const find = useCallback((id: string) => known.get(id), [known])
  const add = useCallback(
    (users: readonly User[]) => {
      for (const user of users) known.set(user.id, { user, lastLogin: known.get(user.id)?.lastLogin ?? null })
    },
    [known],
  )
  return useMemo(() => ({ find, add }), [find, add])
}
