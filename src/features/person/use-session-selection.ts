import { useCallback, useMemo } from 'react'
import { useForgetGone, useSelection, type Selection } from '@/components/use-selection.ts'
import type { SessionRow } from '@/domain/session-facts.ts'
import { toast } from '@/ui/toast-store.ts'

/**
 * Which of these sessions are ticked. The one the viewer is in cannot be: not by itself, which is said, and not with
 * others, which leave it out.
 */
export function useSessionSelection(rows: readonly SessionRow[]): Selection {
  const selection = useSelection()
  const there = useMemo(() => new Set<string>(rows.map((row) => row.session.id)), [rows])
  useForgetGone(selection, there)
  const own = rows.find((row) => row.session.isCurrent)?.session.id
  const { toggle: toggleAny } = selection
  // Apart from the rest, which changes with each tick: the rows have it, and are drawn anew when it is another.
  const toggle = useCallback(
    (key: string) => {
      if (key !== own) return toggleAny(key)
      toast.show({
        id: 'own-session',
        title: 'This is the session you are in',
        description: 'It cannot be selected: sign out instead.',
      })
    },
    [toggleAny, own],
  )
  return useMemo(() => {
    const others = (keys: Iterable<string>) => [...keys].filter((key) => key !== own)
    return {
      ...selection,
      toggle,
      extend: (key, order, from) => {
        const possible = others(order)
        // It stands first: a range up to it ends at the one below.
        const to = key === own ? possible[0] : key
        if (to !== undefined) selection.extend(to, possible, from === own ? to : from)
      },
      add: (keys) => selection.add(others(keys)),
    }
  }, [selection, toggle, own])
}
