import { useState } from 'react'
import type { KnownPreference } from '@/domain/known-preferences.ts'
import { characterCount, isUnderstood, MOST_VALUE_CHARACTERS, valueWords } from '@/domain/preference-rules.ts'
import { formatNumber } from '@/lib/format.ts'
import { Field, FieldNote } from '@/ui/field.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { Select } from '@/ui/select.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { PreferencesTextArea } from './preferences-text-area.tsx'
import { badColours, PreferencesThemeField } from './preferences-theme-field.tsx'

interface ValueFieldProps {
  known: KnownPreference | null
  value: string
  onChange: (value: string) => void
  /** What is wrong with the value. */
  problem: string | null
}

/** Longer than this a value gets several lines. */
const ONE_LINE = 80

/**
 * The editor of a value, of the kind that is known for the preference. A value that does not fit is typed raw, and any
 * value can be: what a newer Mattermost understands may be more than is known here.
 */
export function PreferencesValueField(props: ValueFieldProps) {
  const { known, value, problem } = props
  const [isRaw, setIsRaw] = useState(() => known === null || !isUnderstood(known, value))
  const hasOwnEditor = known !== null && !['text', 'json', 'time'].includes(known.editor.kind)
  const canBeTyped = hasOwnEditor && (isUnderstood(known, value) || known.editor.kind === 'number')
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {hasOwnEditor && !isRaw ? <OwnField {...props} known={known} /> : <RawField {...props} />}
      {hasOwnEditor && (
        <button
          type="button"
          className="w-fit rounded-small text-xs text-accent-ink underline underline-offset-2 disabled:text-ink-3 disabled:no-underline"
          disabled={isRaw && !canBeTyped}
          onClick={() => setIsRaw(!isRaw)}
        >
          {!isRaw ? 'Type it as it is stored' : canBeTyped ? 'Choose instead' : 'What is typed is none of the choices'}
        </button>
      )}
      {problem !== null && isOwnShapeless(known, isRaw) && <FieldNote isError>{problem}</FieldNote>}
    </div>
  )
}

/** Switches and themes stand outside any field, so that what is wrong with them is said below. */
function isOwnShapeless(known: KnownPreference | null, isRaw: boolean): boolean {
  return !isRaw && (known?.editor.kind === 'switch' || known?.editor.kind === 'theme')
}

function OwnField({ known, value, onChange, problem }: ValueFieldProps & { known: KnownPreference }) {
  const { editor } = known
  if (editor.kind === 'switch') {
    return (
      <Segmented
        label={known.title}
        value={value}
        segments={[
          { value: editor.on, label: 'On' },
          { value: editor.off, label: 'Off' },
        ]}
        onChange={onChange}
      />
    )
  }
  if (editor.kind === 'choice') {
    return (
      <Field label="Value" error={problem}>
        <Select className="w-full max-w-72" value={value} onChange={(event) => onChange(event.target.value)}>
          {editor.choices.map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
    )
  }
  if (editor.kind === 'number') {
    return (
      <Field label="Value" error={problem} hint={`${editor.min} to ${editor.max}`} className="max-w-40">
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    )
  }
  const bad = badColours(value)
  return (
    <>
      <PreferencesThemeField value={value} onChange={onChange} />
      {bad.length > 0 && (
        <FieldNote
          isError
        >{`No colour (#rgb or #rrggbb), so that the server makes it white: ${bad.join(', ')}`}</FieldNote>
      )}
    </>
  )
}

function RawField({ known, value, onChange, problem }: ValueFieldProps) {
  const [isOneLine] = useState(
    () => value.length <= ONE_LINE && !value.includes('\n') && known?.editor.kind !== 'theme',
  )
  const isTime = known?.editor.kind === 'time'
  const control = {
    value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    autoComplete: 'off',
    spellCheck: false,
  }
  return (
    <Field
      label="Value"
      error={problem}
      hint={
        isTime ? `Milliseconds since 1970: ${valueWords(known, value)}` : isOneLine ? undefined : 'Ctrl+Enter saves.'
      }
      count={`${formatNumber(characterCount(value))} / ${formatNumber(MOST_VALUE_CHARACTERS)} characters`}
    >
      {isOneLine ? <TextInput isMono {...control} /> : <PreferencesTextArea rows={8} {...control} />}
    </Field>
  )
}
