import { useState } from 'react'
import type { Preference } from '@/api/objects/preference.ts'
import type { User } from '@/api/objects/user.ts'
import { categoryWords } from '@/domain/preference-rules.ts'
import type { PreferenceChanges } from '@/domain/preference-changes.ts'
import { formatNumber } from '@/lib/format.ts'
import { PreferencesBrokenOff } from '@/queries/preference-writes.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Progress } from '@/ui/progress.tsx'
import { PreferencesBrokenOffNotice } from './preferences-broken-off.tsx'
import { countWords } from './preferences-words.ts'
import { joined, type PreferenceActs } from './use-preference-acts.ts'

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
  const [left, setLeft] = useState(preferences)
  const [earlier, setEarlier] = useState<PreferenceChanges>({ save: [], remove: [] })
  const [done, setDone] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isBusy = done !== null

  const run = async () => {
    if (isBusy) return
    setDone(0)
    setError(null)
    try {
      const title = `${countWords(preferences.length)} deleted`
      await acts.write({ save: [], remove: left }, { title }, { onProgress: setDone, earlier })
      onClose()
    } catch (reason) {
      setError(reason)
      setDone(null)
      if (!(reason instanceof PreferencesBrokenOff)) return
      setLeft(reason.left.remove)
      setEarlier(joined(earlier, reason.inverse))
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
          {earlier.save.length > 0 && !isBusy && (
            <Button
              onClick={() => {
                acts.takeBack(earlier, `${countWords(earlier.save.length)} deleted`)
                onClose()
              }}
            >
              {`Undo the ${formatNumber(earlier.save.length)} deleted`}
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
