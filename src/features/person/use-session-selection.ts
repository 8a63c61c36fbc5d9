import { useMemo } from 'react'
import { useSelection, type Selection } from '@/components/use-selection.ts'
import { toast } from '@/ui/toast-store.ts'

/**
 * Which sessions are ticked. The one the viewer is in (`own`, null for none) cannot be: not by itself, which is said, and
 * not with others, which leave it out.
 */
export function useSessionSelection(own: string | null): Selection {
  const selection = useSelection()
  return useMemo(() => {
    const others = (keys: Iterable<string>) => [...keys].filter((key) => key !== own)
    return {
      ...selection,
      toggle: (key) => {
        if (key !== own) return selection.toggle(key)
        toast.show({
          id: 'own-session',
          title: 'This is the session you are in',
          description: 'It cannot be selected: sign out instead.',
        })
      },
      extend: (key, order, from) => {
        const possible = others(order)
        // It stands first: a range up to it ends at the one below.
        const to = key === own ? possible[0] : key
        if (to !== undefined) selection.extend(to, possible, from === own ? to : from)
      },
      add: (keys) => selection.add(others(keys)),
    }
  }, [selection, own])
}
