import { useEffect, useMemo, useRef, useState } from 'react'
import type { Preference } from '@/api/objects/preference.ts'
import { preferenceTitle, valueWords } from '@/domain/preference-rules.ts'
import type { PreferenceRow } from '@/domain/preference-view.ts'
import { ChangedMeanwhile, PreferencesBrokenOff } from '@/queries/preference-writes.ts'
import { toast } from '@/ui/toast-store.ts'
import type { OpenEdit } from './preferences-editor.tsx'
import type { RowActs } from './preferences-row.tsx'
import type { PreferenceActs } from './use-preference-acts.ts'

/**
 * Which row is being edited, and the acts of rows. A saved value is shown at once and its editor closes; when the server
 * refuses, the editor is there again with what was typed and the reason.
 */
export function usePreferenceEdit(acts: PreferenceActs, toggle: (key: string) => void) {
  const [edit, setEdit] = useState<OpenEdit | null>(null)
  const isGone = useRef(false)
  const open = useRef<OpenEdit | null>(null)
  const isTouched = useRef(false)
  useEffect(() => {
    open.current = edit
  }, [edit])
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])

  const rowActs = useMemo((): RowActs => {
    const write = (row: PreferenceRow, value: string, shown: readonly Preference[]) =>
      acts.write(
        { save: [{ ...row.preference, value }], remove: [] },
        {
          title: `${preferenceTitle(row.known, row.preference)} changed`,
          description: [
            short(valueWords(row.known, value)),
            ...shown.map((was) => `was ${short(valueWords(row.known, was.value))}`),
          ].join(', '),
        },
        { shown },
      )
    const save = (row: PreferenceRow, value: string, shown: readonly Preference[] = [row.preference]) => {
      setEdit(null)
      write(row, value, shown).catch((error: unknown) => {
        const told = nowShown(error, shown)
        const reason = error instanceof PreferencesBrokenOff ? error.reason : error
        // What somebody else has deleted has no row to be edited in.
        if (!isGone.current && open.current === null && told.length > 0)
          setEdit({ key: row.key, draft: value, error: reason })
        else
          acts.tell(`${preferenceTitle(row.known, row.preference)} was not changed`, reason, () =>
            save(row, value, told),
          )
      })
    }
    const remove = (row: PreferenceRow, shown: readonly Preference[] = [row.preference]) => {
      if (open.current?.key === row.key) setEdit(null)
      const title = preferenceTitle(row.known, row.preference)
      const description = shown.map((was) => `It was ${short(valueWords(row.known, was.value))}`).join('')
      acts
        .write({ save: [], remove: [row.preference] }, { title: `${title} deleted`, description }, { shown })
        .catch((error: unknown) => {
          const told = nowShown(error, shown)
          if (told.length === 0) toast.show({ title: `${title} was gone already` })
          else acts.tell(`${title} was not deleted`, error, () => remove(row, told))
        })
    }
    return {
      edit: (row) => {
        if (isTouched.current && open.current?.key !== row.key) askToFinish()
        else setEdit({ key: row.key, draft: row.preference.value, error: null })
      },
      touch: (next) => {
        isTouched.current = next
      },
      cancel: () => setEdit(null),
      save: (row, value) => save(row, value),
      remove: (row) => remove(row),
      toggle,
    }
  }, [acts, toggle])
  return { edit, rowActs }
}

/** What the person has seen once they are told of the failure. */
function nowShown(error: unknown, before: readonly Preference[]): readonly Preference[] {
  if (!(error instanceof ChangedMeanwhile)) return before
  return error.now ? [error.now] : []
}

/** Only one editor is open at a time, and what is typed in it is not thrown away for another. */
function askToFinish(): void {
  const editor = document.querySelector('[data-preference-editor]')
  editor?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  toast.show({ id: 'preference-edit', title: 'Save or cancel the edit that is open first' })
}

function short(text: string): string {
  if (text === '') return 'blank'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
