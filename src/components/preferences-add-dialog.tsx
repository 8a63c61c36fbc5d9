import { useMemo, useState } from 'react'
import type { Preference } from '@/api/objects/preference.ts'
import type { User } from '@/api/objects/user.ts'
import { KNOWN_PREFERENCES, knownPreference, type KnownPreference } from '@/domain/known-preferences.ts'
import { NOTHING } from '@/domain/preference-changes.ts'
import {
  categoryProblem,
  categoryWords,
  MOST_KEY_BYTES,
  nameProblem,
  preferenceKey,
  valueProblem,
} from '@/domain/preference-rules.ts'
import { utf8Length } from '@/lib/utf8.ts'
import { leftAfter } from '@/queries/preference-writes.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { Select } from '@/ui/select.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { PreferencesBrokenOffNotice } from './preferences-broken-off.tsx'
import { UnsavedNotice } from './unsaved-notice.tsx'
import { PreferencesValueField } from './preferences-value-field.tsx'
import { savedWords } from './preferences-words.ts'
import type { PreferenceActs } from './use-preference-acts.ts'
import { useLeaveGuard } from './use-leave-guard.ts'

interface PreferencesAddDialogProps {
  user: User
  /** What is stored already. */
  stored: readonly Preference[]
  acts: PreferenceActs
  onClose: () => void
}

type Draft = Pick<Preference, 'category' | 'name' | 'value'>
type Problems = Record<keyof Draft, string | null>

const BLANK: Draft = { category: '', name: '', value: '' }
const NO_PROBLEMS: Problems = { category: null, name: null, value: null }

/** What a known preference begins with: its default, else its first choice. */
function firstValue({ byDefault, editor }: KnownPreference): string {
  if (byDefault !== null) return byDefault
  if (editor.kind === 'switch') return editor.on
  if (editor.kind === 'choice') return editor.choices[0]?.[0] ?? ''
  return editor.kind === 'theme' ? '{}' : ''
}

/** The known ones with a name of their own that are not stored, by category. */
function notStored(stored: readonly Preference[]): Map<string, Draft[]> {
  const taken = new Set(stored.map(preferenceKey))
  const groups = new Map<string, Draft[]>()
  for (const known of KNOWN_PREFERENCES) {
    const { category, name } = known
    if (name === null || taken.has(preferenceKey({ category, name }))) continue
    groups.set(category, [...(groups.get(category) ?? []), { category, name, value: firstValue(known) }])
  }
  return groups
}

/** What is being added, what is wrong with it, and the adding. */
function useAdding({ user, stored: storedNow, acts, onClose }: PreferencesAddDialogProps) {
  // As it was when the dialog opened: what is being added stands in the list before the server has answered.
  const [stored] = useState(storedNow)
  const groups = useMemo(() => notStored(stored), [stored])
  const first = [...groups.values()][0]?.[0] ?? null
  const [way, setWay] = useState<'known' | 'raw'>(first ? 'known' : 'raw')
  // One for each way: what was typed stands again when one comes back.
  const [drafts, setDrafts] = useState({ known: first ?? BLANK, raw: BLANK })
  const draft = drafts[way]
  const [isTouched, setIsTouched] = useState(false)
  const [hasTried, setHasTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // Added by somebody else meanwhile, as the person was told: adding it again goes over that.
  const { over } = leftAfter(error, NOTHING)
  const known = knownPreference(draft.category, draft.name)
  const isTaken = stored.some((one) => preferenceKey(one) === preferenceKey(draft))
  const problems: Problems = {
    category: categoryProblem(draft.category),
    name: nameProblem(draft.name) ?? (isTaken ? 'This one is stored already: change it in the list.' : null),
    value: valueProblem(draft),
  }

  const put = (next: Draft) => {
    setDrafts({ ...drafts, [way]: next })
    // What was told is about that one only.
    if (preferenceKey(next) !== preferenceKey(draft)) setError(null)
  }
  const choose = (next: 'known' | 'raw') => {
    setWay(next)
    setHasTried(false)
    setError(null)
  }
  const add = async () => {
    setHasTried(true)
    if (isBusy || Object.values(problems).some((problem) => problem !== null)) return
    setIsBusy(true)
    setError(null)
    const added = { user_id: user.id, ...draft }
    try {
      await acts.write({ save: [added], remove: [], over }, savedWords(added, over))
      onClose()
    } catch (reason) {
      setError(reason)
      setIsBusy(false)
    }
  }
  const change = (part: Partial<Draft>) => {
    setIsTouched(true)
    put({ ...draft, ...part })
  }
  const shownProblems = hasTried ? problems : { ...NO_PROBLEMS, value: draft.value === '' ? null : problems.value }
  const hasKnown = first !== null
  return {
    groups,
    hasKnown,
    way,
    draft,
    known,
    isTouched,
    isBusy,
    error,
    over,
    shownProblems,
    choose,
    put,
    change,
    add,
  }
}

/** Adds a preference: a known one that is not stored yet, with its editor, or any by category, name and value. */
export function PreferencesAddDialog(props: PreferencesAddDialogProps) {
  const { user, onClose } = props
  const adding = useAdding(props)
  const { way, draft, known, isTouched, isBusy, error, shownProblems } = adding
  const guard = useLeaveGuard(isTouched || isBusy, 'leave')
  return (
    <Dialog
      isOpen
      size="lg"
      dismissible={!isTouched && !isBusy}
      onClose={onClose}
      title="Add a preference"
      description={`It is stored for @${user.username} and applies on all their devices.`}
      onSubmit={(event) => {
        event.preventDefault()
        void adding.add()
      }}
      error={
        guard ? (
          <UnsavedNotice guard={guard} />
        ) : (
          error !== null && <PreferencesBrokenOffNotice error={error} doneWord="saved" />
        )
      }
      footer={
        <>
          <Button onClick={onClose} {...(isBusy ? { disabledReason: 'Under way' } : {})}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {adding.over.length > 0 ? 'Write over it' : 'Add preference'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {adding.hasKnown && <Segmented label="Which" value={way} segments={WAYS} onChange={adding.choose} />}
        {way === 'known' ? (
          <KnownChoice groups={adding.groups} draft={draft} known={known} onChoose={adding.put} />
        ) : (
          <RawKey draft={draft} known={known} problems={shownProblems} onChange={adding.change} />
        )}
        <PreferencesValueField
          // Another preference, another editor.
          key={way === 'known' ? preferenceKey(draft) : 'raw'}
          known={way === 'known' ? known : null}
          value={draft.value}
          problem={shownProblems.value}
          onChange={(value) => adding.change({ value })}
        />
      </div>
    </Dialog>
  )
}

const WAYS = [
  { value: 'known', label: 'A known one' },
  { value: 'raw', label: 'Any other' },
] as const

interface KnownChoiceProps {
  groups: Map<string, Draft[]>
  draft: Draft
  known: KnownPreference | null
  onChoose: (draft: Draft) => void
}

function KnownChoice({ groups, draft, known, onChoose }: KnownChoiceProps) {
  const all = [...groups.values()].flat()
  return (
    <Field label="Preference" hint={known ? `${known.meaning} ${draft.category}/${draft.name}` : undefined}>
      <Select
        value={preferenceKey(draft)}
        onChange={(event) => {
          const chosen = all.find((one) => preferenceKey(one) === event.target.value)
          if (chosen) onChoose(chosen)
        }}
      >
        {Array.from(groups, ([category, drafts]) => (
          <optgroup key={category} label={categoryWords(category)}>
            {drafts.map((one) => (
              <option key={one.name} value={preferenceKey(one)}>
                {knownPreference(one.category, one.name)?.title}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  )
}

interface RawKeyProps {
  draft: Draft
  known: KnownPreference | null
  problems: Problems
  onChange: (part: Partial<Draft>) => void
}

function RawKey({ draft, known, problems, onChange }: RawKeyProps) {
  const bytes = (text: string) => `${utf8Length(text)} / ${MOST_KEY_BYTES} bytes`
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Category" error={problems.category} count={bytes(draft.category)}>
        <TextInput
          isMono
          autoComplete="off"
          spellCheck={false}
          value={draft.category}
          onChange={(event) => onChange({ category: event.target.value })}
        />
      </Field>
      <Field
        label="Name"
        error={problems.name}
        count={bytes(draft.name)}
        hint={known ? `Known: ${known.title}. ${known.meaning}` : 'May be blank'}
      >
        <TextInput
          isMono
          autoComplete="off"
          spellCheck={false}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
    </div>
  )
}
