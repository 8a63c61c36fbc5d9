import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Location } from 'react-router'
import { valueProblem, valueWords } from '@/domain/preference-rules.ts'
import { parsePreferenceQuery, type PreferenceRow } from '@/domain/preference-view.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { UnsavedNotice } from './unsaved-notice.tsx'
import { PreferencesValueField } from './preferences-value-field.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'

/** An edit that is open: what it began with, and why it could not be saved. */
export interface OpenEdit {
  key: string
  draft: string
  error: unknown
}

interface EditorProps {
  row: PreferenceRow
  edit: OpenEdit
  onSave: (row: PreferenceRow, value: string) => void
  onCancel: () => void
  /** Told whether there is something to lose, as long as the editor is open. */
  onTouch: (isTouched: boolean) => void
}

/** A search or a filter leaves the editor where it is; the JSON has no rows to edit. */
function isSameList(from: Location, to: Location): boolean {
  const viewOf = ({ search }: Location) => parsePreferenceQuery(new URLSearchParams(search)).query.view
  return from.pathname === to.pathname && viewOf(from) === viewOf(to)
}

/** The editor of one stored value, under its row. Enter saves, Escape cancels; leaving with a change in it is held up. */
export function PreferencesEditor({ row, edit, onSave, onCancel, onTouch }: EditorProps) {
  const { category, name, value: stored } = row.preference
  const [value, setValue] = useState(edit.draft)
  const [begunWith] = useState(stored)
  const isChanged = value !== stored
  const guard = useLeaveGuard(isChanged, 'leave', isSameList)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), select, textarea')?.focus()
  }, [])
  useEffect(() => {
    onTouch(isChanged)
    return () => onTouch(false)
  }, [onTouch, isChanged])
  const problem = valueProblem({ category, name, value })

  const save = () => {
    if (problem === null && isChanged) onSave(row, value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onCancel()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save()
    }
  }

  return (
    // The keys are those of its controls; the form itself takes none.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      noValidate
      data-preference-editor
      aria-label={`Edit ${row.known?.title ?? row.preference.name}`}
      className="mt-2 flex min-w-0 flex-col gap-3 rounded-control border border-line bg-sunken p-3"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {edit.error !== null && <ErrorBanner error={edit.error} />}
      <PreferencesValueField known={row.known} value={value} onChange={setValue} problem={problem} />
      {stored !== begunWith && (
        <Banner tone="warn" role="status" title="Changed meanwhile">
          {`It is ${valueWords(row.known, stored) || 'blank'} now. Saving writes yours over it.`}
        </Banner>
      )}
      {guard && <UnsavedNotice guard={guard} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          type="submit"
          variant="primary"
          disabledReason={problem !== null ? problem : isChanged ? undefined : 'Nothing is changed'}
        >
          Save
        </Button>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
