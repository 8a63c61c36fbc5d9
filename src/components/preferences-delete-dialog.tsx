import { useState } from 'react'
import type { Preference } from '@/api/objects/preference.ts'
import type { User } from '@/api/objects/user.ts'
import { categoryWords } from '@/domain/preference-rules.ts'
import { isNothing, joined, NOTHING, type PreferenceChanges } from '@/domain/preference-changes.ts'
import { formatNumber } from '@/lib/format.ts'
import { leftAfter, PreferencesBrokenOff } from '@/queries/preference-writes.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Progress } from '@/ui/progress.tsx'
import { toast } from '@/ui/toast-store.ts'
import { PreferencesBrokenOffNotice } from './preferences-broken-off.tsx'
import { countWords } from './preferences-words.ts'
import type { PreferenceActs } from './use-preference-acts.ts'

interface PreferencesDeleteDialogProps {
  user: User
  preferences: readonly Preference[]
  /** Of a category, how many the filters hide: these stay. */
  hiddenCount: number
  acts: PreferenceActs
  onClose: () => void
}

/** Asks before many preferences are deleted, deletes them in hundreds, and says what was left when that fails. */
export function PreferencesDeleteDialog({
  user,
  preferences,
  hiddenCount,
  acts,
  onClose,
}: PreferencesDeleteDialogProps) {
  const [changes, setChanges] = useState<PreferenceChanges>({ save: [], remove: preferences, over: preferences })
  const [earlier, setEarlier] = useState(NOTHING)
  const [done, setDone] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isBusy = done !== null
  const { remove: left } = changes
  const deleted = earlier.save.length
  const undo = () => acts.takeBack(earlier, `${countWords(deleted)} deleted`)

  const run = async () => {
    if (isBusy) return
    setDone(0)
    setError(null)
    try {
      const title = `${countWords(deleted + left.length)} deleted`
      await acts.write(changes, { title }, { onProgress: setDone, earlier })
      onClose()
    } catch (reason) {
      const next = leftAfter(reason, changes)
      setError(reason)
      setDone(null)
      setChanges(next)
      if (reason instanceof PreferencesBrokenOff) setEarlier(joined(earlier, reason.inverse))
      if (!isNothing(next)) return
      toast.show({ title: `Gone already: ${countWords(left.length)}`, onUndo: deleted > 0 ? undo : undefined })
      onClose()
    }
  }

  return (
    <Dialog
      isOpen
      dismissible={!isBusy}
      onClose={onClose}
      title={`Delete ${countWords(left.length)}`}
      description={deletedWords(left, user)}
      error={error === null ? null : <PreferencesBrokenOffNotice error={error} doneWord="deleted" />}
      footer={
        <>
          <Button data-autofocus onClick={onClose} {...(isBusy ? { disabledReason: 'Under way' } : {})}>
            {error === null ? 'Cancel' : 'Close'}
          </Button>
          {deleted > 0 && !isBusy && (
            <Button
              onClick={() => {
                undo()
                onClose()
              }}
            >
              {`Undo the ${formatNumber(deleted)} deleted`}
            </Button>
          )}
          <Button variant="danger" isBusy={isBusy} onClick={() => void run()}>
            {`Delete ${countWords(left.length)}`}
          </Button>
        </>
      }
    >
      {isBusy && left.length > 100 ? (
        <Progress label="Deleted" done={done} total={left.length} />
      ) : (
        <ul className="flex list-disc flex-col gap-1 ps-5 text-sm text-ink-2">
          {hiddenCount > 0 && <li>{`${countWords(hiddenCount)} of this category that the filters hide stay.`}</li>}
          <li>What Mattermost does by default applies again, at once and on every device.</li>
          {left.some(({ category }) => category === 'oauth_app') && (
            <li>The access of authorised apps does not end.</li>
          )}
          <li>It can be undone for ten seconds, by the message that follows.</li>
        </ul>
      )}
    </Dialog>
  )
}

function deletedWords(preferences: readonly Preference[], user: User): string {
  const counts = new Map<string, number>()
  for (const { category } of preferences) counts.set(category, (counts.get(category) ?? 0) + 1)
  const verb = preferences.length === 1 ? 'is' : 'are'
  const what = `${countWords(preferences.length)} of @${user.username}`
  const parts = Array.from(counts, ([category, count]) => ({ words: categoryWords(category), count }))
  if (parts.length === 1) return `${what} in ${parts[0]?.words ?? ''} ${verb} deleted.`
  return `${what} ${verb} deleted: ${parts.map(({ words, count }) => `${words} ${formatNumber(count)}`).join(', ')}.`
}
