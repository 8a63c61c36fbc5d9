import { useState } from 'react'
import type { User } from '@/api/objects/user.ts'
import { knownPreference } from '@/domain/known-preferences.ts'
import type { CheckedEntry, EntryVerdict, ImportCheck } from '@/domain/preference-import.ts'
import { preferenceTitle, shortWords } from '@/domain/preference-rules.ts'
import { formatNumber } from '@/lib/format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Checkbox } from '@/ui/checkbox.tsx'
import { Disclosure } from '@/ui/disclosure.tsx'
import type { Tone } from '@/ui/tone.ts'
import { countWords } from './preferences-words.ts'

type Checked = Extract<ImportCheck, { kind: 'checked' }>

interface PreviewProps {
  user: User
  check: Checked
  isAdopted: boolean
  onAdopt: (isAdopted: boolean) => void
  deletesMissing: boolean
  onDeleteMissing: (deletesMissing: boolean) => void
}

const WORDS: Record<EntryVerdict, string> = { new: 'New', changed: 'Changed', same: 'Same', invalid: 'Left out' }
const TONES: Record<EntryVerdict, Tone> = { new: 'good', changed: 'info', same: 'neutral', invalid: 'danger' }
/** What is wrong first, what changes nothing last. */
const ORDER: readonly EntryVerdict[] = ['invalid', 'changed', 'new', 'same']
const SHOWN_AT_FIRST = 100

/** What an import would change, entry by entry, before anything is sent. */
export function PreferencesImportPreview(props: PreviewProps) {
  const { user, check, isAdopted, onAdopt } = props
  return (
    <section aria-label="What will change" className="flex flex-col gap-3">
      <p role="status" className="text-sm text-ink tabular-nums">
        {[
          `${formatNumber(check.entries.length)} in the file`,
          `${formatNumber(check.counts.new)} new`,
          `${formatNumber(check.counts.changed)} changed`,
          `${formatNumber(check.counts.same)} the same`,
          `${formatNumber(check.counts.invalid)} left out`,
        ].join(' · ')}
      </p>
      {check.foreignCount > 0 && (
        <Banner
          tone="warn"
          title={foreignTitle(check, user)}
          actions={
            <Button size="sm" onClick={() => onAdopt(!isAdopted)}>
              {isAdopted ? 'Leave them out' : `Use for @${user.username} instead`}
            </Button>
          }
        >
          {isAdopted
            ? `They are written as those of @${user.username}. Names that are ids stay as they are. Authorised apps stay out.`
            : check.foreignIds.slice(0, 3).join(', ') || 'They have no user_id.'}
        </Banner>
      )}
      {check.entries.length > 0 && <Entries entries={check.entries} />}
      {check.missing.length > 0 && <Missing {...props} />}
    </section>
  )
}

function foreignTitle({ foreignCount }: Checked, user: User): string {
  return foreignCount === 1
    ? `1 entry is not of @${user.username}`
    : `${formatNumber(foreignCount)} entries are not of @${user.username}`
}

function Entries({ entries }: { entries: readonly CheckedEntry[] }) {
  const [isUnfolded, setIsUnfolded] = useState(false)
  const sorted = ORDER.flatMap((verdict) => entries.filter((entry) => entry.verdict === verdict))
  const shown = isUnfolded ? sorted : sorted.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <ul aria-label="Entries" className="max-h-64 overflow-auto rounded-control border border-line text-sm">
        {shown.map((entry) => (
          <li
            key={entry.at}
            className="flex items-start justify-between gap-3 border-b border-line px-3 py-1.5 last:border-b-0"
          >
            <EntryWords entry={entry} />
            <Badge look="plain" className="shrink-0" tone={TONES[entry.verdict]}>
              {WORDS[entry.verdict]}
            </Badge>
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN_AT_FIRST && !isUnfolded && (
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setIsUnfolded(true)}>
          {`Show all ${formatNumber(sorted.length)}`}
        </Button>
      )}
    </>
  )
}

function EntryWords({ entry }: { entry: CheckedEntry }) {
  const known = knownPreference(entry.category, entry.name)
  const isNamed = entry.category !== ''
  return (
    <span className="min-w-0">
      <span className="block break-words">
        {isNamed ? <bdi>{preferenceTitle(known, entry)}</bdi> : `Entry ${entry.at}`}
        {isNamed && (
          <bdi className="ms-2 font-mono text-xs break-all text-ink-3">{`${entry.category}/${entry.name}`}</bdi>
        )}
      </span>
      {entry.verdict === 'invalid' ? (
        <span className="block text-xs break-words text-danger-ink">{`Entry ${entry.at}: ${entry.reason ?? ''}`}</span>
      ) : (
        <span className="block text-xs break-words text-ink-2">
          {entry.old !== undefined && <bdi>{shortWords(known, entry.old)}</bdi>}
          {entry.old !== undefined && ' → '}
          <bdi>{shortWords(known, entry.value)}</bdi>
        </span>
      )}
    </span>
  )
}

function Missing({ user, check, deletesMissing, onDeleteMissing }: PreviewProps) {
  const count = countWords(check.missing.length)
  return (
    <div className="flex flex-col gap-1.5">
      <Checkbox
        checked={deletesMissing}
        onChange={(event) => onDeleteMissing(event.target.checked)}
        label={`Delete the ${count} of @${user.username} that the file does not mention`}
        hint={deletesMissing ? 'Their defaults apply again.' : 'They are kept.'}
      />
      <Disclosure title="Which they are" className="ps-6 text-xs">
        <ul className="mt-1 max-h-32 overflow-auto font-mono text-xs break-all text-ink-2">
          {check.missing.map((one) => (
            <li key={`${one.category}/${one.name}`}>{`${one.category}/${one.name}`}</li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
