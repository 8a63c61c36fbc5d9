import { useId, useState } from 'react'
import type { User } from '@/api/objects/user.ts'
import { ErrorBanner } from '@/components/error-banner.tsx'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { parsePastedList, type PastedList } from '@/domain/paste-list.ts'
import { countOf, formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { controlClass, useFieldControl } from '@/ui/control.ts'
import { Field } from '@/ui/field.tsx'
import { Progress } from '@/ui/progress.tsx'
import { PasteListResult } from './paste-list-result.tsx'
import { useResolving } from './use-resolving.ts'

/** More than this is no list somebody works off. */
const MOST_ENTRIES = 5000

export interface PasteListDialogProps {
  text: string
  onText: (text: string) => void
  onClose: () => void
  onSelect: (users: readonly User[]) => void
}

/** A list of people to paste, whom it names, and who of them was not found. */
export function PasteListDialog({ text, onText, onClose, onSelect }: PasteListDialogProps) {
  const viewer = useViewer()
  const { config } = useServer()
  const withEmails = viewer.system.has('manage_system') || config.ShowEmailAddress === 'true'
  const { state, start, reset } = useResolving(withEmails)
  const [problem, setProblem] = useState<string | null>(null)
  const formId = useId()
  const hasFailed = state.phase === 'ready' && state.error !== null

  const lookUp = () => {
    const list = parsePastedList(text)
    const wrong = problemOf(text, list)
    setProblem(wrong)
    if (wrong === null) void start(list)
  }

  return (
    <Dialog
      isOpen
      size="lg"
      onClose={onClose}
      title="Paste a list of people"
      description="User names, e-mail addresses or ids, to be added to the selection all at once."
      error={hasFailed && <ErrorBanner error={state.error} />}
      footerNote={
        hasFailed && state.done > 0
          ? `${formatNumber(state.done)} of ${formatNumber(state.total)} looked up. Only the rest is asked for again.`
          : undefined
      }
      footer={
        state.phase === 'found' ? (
          <>
            <Button onClick={reset}>Back to the list</Button>
            <SelectButton users={state.result.users} onSelect={onSelect} />
          </>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={formId} variant="primary" isBusy={state.phase === 'running'}>
              {hasFailed ? 'Try again' : 'Look up'}
            </Button>
          </>
        )
      }
    >
      {state.phase === 'found' ? (
        <PasteListResult result={state.result} />
      ) : (
        <form
          id={formId}
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            lookUp()
          }}
        >
          <Field
            label="People"
            error={problem}
            hint={
              withEmails
                ? 'Hundreds at once: one a line, or with commas, semicolons, tabs or blanks between. Also @name and Name <address>.'
                : 'Hundreds at once, with anything between. E-mail addresses cannot be looked up: this server shows them to administrators only.'
            }
          >
            <PasteArea
              value={text}
              isReadOnly={state.phase === 'running'}
              onChange={(value) => {
                onText(value)
                setProblem(null)
              }}
              onSubmit={lookUp}
            />
          </Field>
          {state.phase === 'running' && <Progress label="Looked up" done={state.done} total={state.total} />}
        </form>
      )}
    </Dialog>
  )
}

function problemOf(text: string, { entries, garbage }: PastedList): string | null {
  if (text.trim() === '') return 'Paste at least one user name, e-mail address or id.'
  if (entries.length > MOST_ENTRIES) {
    return `These are ${formatNumber(entries.length)} entries. Up to ${formatNumber(MOST_ENTRIES)} are looked up at once.`
  }
  if (entries.length > 0) return null
  const example = garbage[0] === undefined ? '' : ` “${garbage[0].slice(0, 40)}” is none.`
  return `Nothing here can be a user name, an e-mail address or an id.${example}`
}

function SelectButton({ users, onSelect }: { users: readonly User[]; onSelect: (users: readonly User[]) => void }) {
  const count = users.length
  return (
    <Button
      data-autofocus
      variant="primary"
      onClick={() => onSelect(users)}
      {...(count === 0 ? { disabledReason: 'Nobody was found' } : {})}
    >
      {count === 0 ? 'Select' : `Select ${countOf(count, 'person', 'people')}`}
    </Button>
  )
}

interface PasteAreaProps {
  value: string
  isReadOnly: boolean
  onChange: (value: string) => void
  onSubmit: () => void
}

function PasteArea({ value, isReadOnly, onChange, onSubmit }: PasteAreaProps) {
  const wiring = useFieldControl({})
  return (
    <textarea
      {...wiring}
      data-autofocus
      rows={10}
      value={value}
      readOnly={isReadOnly}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      placeholder={'alice\n@bob.miller\ncarla@example.com'}
      className={`${controlClass} min-h-24 resize-y py-1.5 font-mono text-xs leading-5`}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || (!event.ctrlKey && !event.metaKey)) return
        event.preventDefault()
        if (!isReadOnly) onSubmit()
      }}
    />
  )
}
