import type { PreferenceRow } from '@/domain/preference-view.ts'
import { isColour, parseTheme, valueWords } from '@/domain/preference-rules.ts'
import { Badge } from '@/ui/badge.tsx'

/** So much of a long value is drawn; the editor has the rest. */
const SHOWN_CHARACTERS = 160
const MOST_SWATCHES = 10

/** A colour as a small square; nothing for what is no colour. */
export function Swatch({ colour }: { colour: string }) {
  if (!isColour(colour)) return null
  return (
    <span
      aria-hidden
      className="inline-block size-3.5 shrink-0 rounded-small border border-line-strong"
      style={{ backgroundColor: colour }}
    />
  )
}

/** A stored value: in words where it is known, else as it is. */
export function PreferenceValue({ row }: { row: PreferenceRow }) {
  const { known, preference, isUnderstood } = row
  if (!known || !isUnderstood || known.editor.kind === 'json' || known.editor.kind === 'text') {
    return (
      <span className="flex min-w-0 flex-col items-start gap-1">
        <RawValue value={preference.value} />
        {!isUnderstood && (
          <Badge tone="warn" tooltip="Mattermost does not understand this value here">
            Not understood
          </Badge>
        )}
      </span>
    )
  }
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 text-ink">{valueWords(known, preference.value)}</span>
      {known.editor.kind === 'theme' && <Swatches value={preference.value} />}
    </span>
  )
}

/** A value as it is, in the mono face, cut off where it is long. */
export function RawValue({ value }: { value: string }) {
  if (value === '') return <span className="text-ink-3">Blank</span>
  const isLong = value.length > SHOWN_CHARACTERS
  return (
    <bdi className="min-w-0 font-mono text-xs leading-5 break-all whitespace-pre-wrap text-ink">
      {isLong ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value}
    </bdi>
  )
}

function Swatches({ value }: { value: string }) {
  const colours = (parseTheme(value) ?? []).filter(([, colour]) => isColour(colour)).slice(0, MOST_SWATCHES)
  return (
    <span className="flex gap-0.5">
      {colours.map(([key, colour]) => (
        <Swatch key={key} colour={colour} />
      ))}
    </span>
  )
}
