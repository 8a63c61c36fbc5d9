import { useEffect, useRef } from 'react'
import { tellFailure } from '@/components/tell-failure.ts'
import { formatNumber } from '@/lib/format.ts'
import { toast } from '@/ui/toast-store.ts'
import { joinPages, type PeopleList } from './use-people-list.ts'

/** What is to be done with all who match. */
interface WithAll {
  /** What did not come of it when a page fails. */
  failed: string
  act: (all: ReturnType<typeof joinPages>) => void
}

export type ReadAll = (what: WithAll) => void

/** One toast: how far it is, and then why it failed, which goes with the list it was about. */
const READING = 'reading-all-people'
/** How often the toast says how far it is, in pages: each time it is read out. */
const TELL_EVERY = 10

/** Reads a list to its end, which a toast tells of and can stop; so does going elsewhere, or another search. */
export function useReadAll({ rest, total }: Pick<PeopleList, 'rest' | 'total'>, viewKey: string): ReadAll {
  const current = useRef<AbortController>(null)
  useEffect(
    () => () => {
      current.current?.abort()
      toast.dismiss(READING)
    },
    [viewKey],
  )
  return ({ failed, act }) => {
    if (!rest) return
    const pages = [...rest.pages]
    // After a failure it goes on with the page that failed.
    const read = async () => {
      current.current?.abort()
      const own = new AbortController()
      const { signal } = own
      current.current = own
      const tell = () =>
        toast.show({
          id: READING,
          tone: 'info',
          title: 'Reading everybody who matches',
          description: `${formatNumber(joinPages(pages).rows.length)}${total === null ? '' : ` of ${formatNumber(total)}`} so far`,
          durationMs: null,
          action: { label: 'Stop', onAct: () => own.abort() },
        })
      tell()
      try {
        await rest.readTo(pages, signal, () => {
          if (pages.length % TELL_EVERY === 0 && !signal.aborted) tell()
        })
        if (signal.aborted) return
        act(joinPages(pages))
      } catch (error) {
        if (signal.aborted) return
        void tellFailure(failed, error, () => void read(), { id: READING, signal })
      }
      toast.dismiss(READING)
    }
    void read()
  }
}
