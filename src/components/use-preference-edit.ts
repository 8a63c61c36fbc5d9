import { useEffect, useMemo, useRef, useState } from 'react'
import type { Preference } from '@/api/objects/preference.ts'
import { isNothing } from '@/domain/preference-changes.ts'
import { preferenceTitle, shortWords } from '@/domain/preference-rules.ts'
import type { PreferenceRow } from '@/domain/preference-view.ts'
import { leftAfter, PreferencesBrokenOff } from '@/queries/preference-writes.ts'
import { toast } from '@/ui/toast-store.ts'
import type { OpenEdit } from './preferences-editor.tsx'
import type { RowActs } from './preferences-row.tsx'
import { savedWords } from './preferences-words.ts'
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
    const save = (row: PreferenceRow, value: string, over: readonly Preference[] = [row.preference]) => {
      setEdit(null)
      const changed = { ...row.preference, value }
      const changes = { save: [changed], remove: [], over }
      acts.write(changes, savedWords(changed, over)).catch((error: unknown) => {
        const told = leftAfter(error, changes).over
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
    const remove = (row: PreferenceRow, over: readonly Preference[] = [row.preference]) => {
      if (open.current?.key === row.key) setEdit(null)
      const title = preferenceTitle(row.known, row.preference)
      const description = over.map((was) => `It was ${shortWords(row.known, was.value)}`).join('')
      const changes = { save: [], remove: [row.preference], over }
      acts.write(changes, { title: `${title} deleted`, description }).catch((error: unknown) => {
        const left = leftAfter(error, changes)
        if (isNothing(left)) toast.show({ title: `${title} was gone already` })
        else acts.tell(`${title} was not deleted`, error, () => remove(row, left.over))
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

/** Only one editor is open at a time, and what is typed in it is not thrown away for another. */
function askToFinish(): void {
  const editor = document.querySelector('[data-preference-editor]')
  editor?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  toast.show({ id: 'preference-edit', title: 'Save or cancel the edit that is open first' })
}
