import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { User } from '@/api/objects/user.ts'
import { countChanges, isNothing, joined, type PreferenceChanges } from '@/domain/preference-changes.ts'
import { leftAfter, PreferencesBrokenOff, writePreferences, type WriteOptions } from '@/queries/preference-writes.ts'
import { toast } from '@/ui/toast-store.ts'
import { countWords } from './preferences-words.ts'
import { tellFailure } from './tell-failure.ts'

/** What was done, for the toast: "24-hour clock changed", "On, was Off". */
export interface DoneWords {
  title: string
  description?: string
}

/** Writing the preferences of one person, with the way back. */
export interface PreferenceActs {
  /**
   * Saves and deletes; a toast with Undo when it is done. `earlier` is what takes earlier parts of the same act back.
   * @throws PreferencesBrokenOff and ChangedMeanwhile, for the caller to tell in its place
   */
  write: (
    changes: PreferenceChanges,
    words: DoneWords,
    options?: WriteOptions & { earlier?: PreferenceChanges },
  ) => Promise<void>
  /** Takes changes back, where they are still as the act left them; with a toast of its own. */
  takeBack: (inverse: PreferenceChanges, what: string) => void
  /** A toast for a write that failed and has no place on the page any more. */
  tell: (title: string, error: unknown, onRetry?: () => void) => void
}

/** The acts on the preferences of `user`. They go on, and tell, when the page is left meanwhile. */
export function usePreferenceActs(user: User): PreferenceActs {
  const client = useQueryClient()
  return useMemo(() => {
    const tell = (title: string, error: unknown, onRetry?: () => void) =>
      void tellFailure(title, error instanceof PreferencesBrokenOff ? error.reason : error, onRetry)

    const takeBack = (inverse: PreferenceChanges, what: string) => {
      // What is back already needs no word.
      writePreferences(client, user.id, inverse, { mayBeDone: true }).then(
        () => toast.show({ title: 'Taken back', description: `${what}, @${user.username}` }),
        (error: unknown) => {
          const left = leftAfter(error, inverse)
          const all = countChanges(inverse)
          const title = all === 1 ? 'Not taken back' : `${countWords(countChanges(left))} of ${all} not taken back`
          tell(title, error, () => takeBack(left, what))
        },
      )
    }

    const write: PreferenceActs['write'] = async (changes, words, { earlier, ...options } = {}) => {
      const { inverse, differing } = await writePreferences(client, user.id, changes, options)
      const back = earlier ? joined(earlier, inverse) : inverse
      const isOdd = differing.length > 0
      toast.show({
        ...(isOdd ? { tone: 'warn' as const } : {}),
        title: isOdd ? `${words.title}, and has another value now` : words.title,
        description: [words.description, `@${user.username}`, isOdd ? 'The server or somebody else changed it.' : '']
          .filter(Boolean)
          .join(' · '),
        onUndo: isNothing(back) ? undefined : () => takeBack(back, words.title),
      })
    }
    return { write, takeBack, tell }
  }, [client, user.id, user.username])
}
