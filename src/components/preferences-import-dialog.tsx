import { useDeferredValue, useId, useMemo, useState } from 'react'
import type { Preference } from '@/api/objects/preference.ts'
import type { User } from '@/api/objects/user.ts'
import { countChanges, isNothing, joined, NOTHING, type PreferenceChanges } from '@/domain/preference-changes.ts'
import { checkImport, importedPreferences, type ImportCheck } from '@/domain/preference-import.ts'
import { formatBytes } from '@/lib/format-bytes.ts'
import { formatNumber } from '@/lib/format.ts'
import { PreferencesBrokenOff } from '@/queries/preference-writes.ts'
import { Button } from '@/ui/button.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { Dialog } from '@/ui/dialog.tsx'
import { Field, FieldNote } from '@/ui/field.tsx'
import { Progress } from '@/ui/progress.tsx'
import { PreferencesBrokenOffNotice } from './preferences-broken-off.tsx'
import { PreferencesImportPreview } from './preferences-import-preview.tsx'
import { UnsavedNotice } from './unsaved-notice.tsx'
import { PreferencesTextArea } from './preferences-text-area.tsx'
import { countWords } from './preferences-words.ts'
import type { PreferenceActs } from './use-preference-acts.ts'
import { useLeaveGuard } from './use-leave-guard.ts'

/** A person has some hundred kilobytes of preferences at the very most. */
const MOST_FILE_BYTES = 10_000_000

interface PreferencesImportDialogProps {
  user: User
  stored: readonly Preference[]
  acts: PreferenceActs
  onClose: () => void
}

/**
 * Preferences from a file or from pasted JSON: first what is wrong with it and what it would change, then, only then, the
 * run. What was chosen stays when the run fails, and is checked again against what was written.
 */
export function PreferencesImportDialog({ user, stored, acts, onClose }: PreferencesImportDialogProps) {
  const [text, setText] = useState('')
  const [isAdopted, setIsAdopted] = useState(false)
  const [deletesMissing, setDeletesMissing] = useState(false)
  const deferred = useDeferredValue(text)
  const check = useMemo(() => checkImport(deferred, user.id, stored, isAdopted), [deferred, user.id, stored, isAdopted])
  const changes = changesOf(check, user, stored, deletesMissing)
  const run = useImportRun(acts, onClose)
  const guard = useLeaveGuard(text !== '' || run.isBusy, 'leave')
  const count = countChanges(changes)
  const reason = reasonAgainst(check, count, text !== deferred)

  return (
    <Dialog
      isOpen
      size="lg"
      dismissible={text === '' && !run.isBusy}
      onClose={onClose}
      title="Import preferences"
      description={`A JSON list as exported, for @${user.username}. Nothing is saved before you have seen what changes.`}
      error={
        guard ? (
          <UnsavedNotice guard={guard} />
        ) : (
          run.error !== null && <PreferencesBrokenOffNotice error={run.error} doneWord="written" />
        )
      }
      footer={
        <>
          <Button onClick={onClose} {...(run.isBusy ? { disabledReason: 'Under way' } : {})}>
            {run.error === null ? 'Cancel' : 'Close'}
          </Button>
          {!isNothing(run.earlier) && !run.isBusy && (
            <Button onClick={run.undo}>{`Undo the ${formatNumber(countChanges(run.earlier))} written`}</Button>
          )}
          <Button
            variant="primary"
            isBusy={run.isBusy}
            onClick={() => void run.start(changes)}
            {...(reason === undefined ? {} : { disabledReason: reason })}
          >
            {importWords(changes)}
          </Button>
        </>
      }
    >
      {run.isBusy ? (
        <Progress label="Written" done={run.done} total={run.total} />
      ) : (
        <div className="flex flex-col gap-4">
          <Source
            text={text}
            check={check}
            onText={setText}
            onFile={(next) => {
              setText(next)
              // Said of the file before.
              setIsAdopted(false)
              setDeletesMissing(false)
            }}
          />
          {check.kind === 'checked' && (
            <PreferencesImportPreview
              user={user}
              check={check}
              isAdopted={isAdopted}
              onAdopt={setIsAdopted}
              deletesMissing={deletesMissing}
              onDeleteMissing={setDeletesMissing}
            />
          )}
        </div>
      )}
    </Dialog>
  )
}

/** What the preview shows, over all it says: what is the same is not written, and must be so all the same. */
function changesOf(
  check: ImportCheck,
  user: User,
  stored: readonly Preference[],
  deletesMissing: boolean,
): PreferenceChanges {
  if (check.kind !== 'checked') return NOTHING
  const { entries, missing } = check
  const save = importedPreferences(entries, user.id)
  if (deletesMissing) return { save, remove: missing, over: stored }
  const kept = new Set(missing)
  return { save, remove: [], over: stored.filter((one) => !kept.has(one)) }
}

function reasonAgainst(check: ImportCheck, count: number, isChecking: boolean): string | undefined {
  if (isChecking) return 'Being checked'
  if (check.kind === 'nothing') return 'Choose a file or paste JSON first'
  if (check.kind !== 'checked') return 'The text must be a JSON list first'
  return count === 0 ? 'There is nothing to change' : undefined
}

function importWords({ save, remove }: PreferenceChanges): string {
  if (save.length === 0 && remove.length === 0) return 'Import'
  if (remove.length === 0) return `Import ${countWords(save.length)}`
  return `Import ${formatNumber(save.length)}, delete ${formatNumber(remove.length)}`
}

/** The run of an import: how far it is, why it broke off, and what takes back what it has written. */
function useImportRun(acts: PreferenceActs, onClose: () => void) {
  const [total, setTotal] = useState<number | null>(null)
  const [done, setDone] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const [earlier, setEarlier] = useState(NOTHING)
  const title = (count: number) => `${countWords(count)} imported`
  return {
    isBusy: total !== null,
    total,
    done,
    error,
    earlier,
    start: async (changes: PreferenceChanges) => {
      if (total !== null) return
      setTotal(countChanges(changes))
      setDone(0)
      setError(null)
      try {
        const description = changes.remove.length > 0 ? `${formatNumber(changes.remove.length)} deleted` : undefined
        const words = { title: title(changes.save.length), ...(description === undefined ? {} : { description }) }
        await acts.write(changes, words, { onProgress: setDone, earlier, isWhole: changes.remove.length > 0 })
        onClose()
      } catch (reason) {
        setError(reason)
        setTotal(null)
        if (reason instanceof PreferencesBrokenOff) setEarlier(joined(earlier, reason.inverse))
      }
    },
    undo: () => {
      acts.takeBack(earlier, title(countChanges(earlier)))
      onClose()
    },
  }
}

interface SourceProps {
  text: string
  check: ImportCheck
  onText: (text: string) => void
  /** Another text altogether. */
  onFile: (text: string) => void
}

/** A file, or what is pasted. The text of a file stands in the box, to be mended there. */
function Source({ text, check, onText, onFile }: SourceProps) {
  const fileId = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const read = async (file: File) => {
    setProblem(null)
    if (file.size > MOST_FILE_BYTES) {
      setProblem(`${file.name} has ${formatBytes(file.size)}, which is no list of preferences.`)
      return
    }
    try {
      onFile(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()))
    } catch {
      setProblem(`${file.name} could not be read as text in UTF-8.`)
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <label
          htmlFor={fileId}
          className={`${buttonClass()} has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
        >
          Choose a file…
          <input
            id={fileId}
            type="file"
            accept=".json,application/json,text/plain"
            className="sr-only"
            onChange={(event) => {
              const file = event.target.files?.[0]
              // The same file, mended, may be chosen again.
              event.target.value = ''
              if (file) void read(file)
            }}
          />
        </label>
        <span className="text-sm text-ink-2">or paste it below</span>
      </div>
      {problem !== null && <FieldNote isError>{problem}</FieldNote>}
      <Field label="JSON" error={textProblem(check)}>
        <PreferencesTextArea
          rows={6}
          value={text}
          placeholder='[{"user_id": "…", "category": "display_settings", "name": "use_military_time", "value": "true"}]'
          onChange={(event) => onText(event.target.value)}
        />
      </Field>
    </div>
  )
}

function textProblem(check: ImportCheck): string | null {
  if (check.kind === 'no-list')
    return `This is ${check.found}. A list in square brackets is wanted, as an export has it.`
  if (check.kind !== 'broken') return null
  const place = check.line === null ? '' : ` Line ${check.line}, column ${check.column ?? 1}:`
  return `This is no JSON.${place} ${check.message}`
}
