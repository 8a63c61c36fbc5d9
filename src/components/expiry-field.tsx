import { useMemo, useState } from 'react'
import type { ServerFeatures } from '@/domain/server-features.ts'
import {
  checkExpiry,
  dayOf,
  defaultExpiryPreset,
  expiryOfDay,
  expiryPresets,
  latestExpiry,
} from '@/domain/token-expiry.ts'
import { formatMinute } from '@/lib/format.ts'
import { Field } from '@/ui/field.tsx'
import { Select } from '@/ui/select.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { useNow } from './use-now.ts'

const OWN_DAY = 'day'

/** What is chosen for the end of a token. */
export interface ExpiryChoice {
  presetId: string
  /** "2026-06-01", when a day of one's own is chosen. */
  day: string
}

/** The end that a choice means now, or what is wrong with it. `expiresAt` in ms since epoch, 0 = never, undefined: the server knows no expiry. */
export type ExpiryAnswer = { expiresAt: number | undefined; problem: null } | { expiresAt: null; problem: string }

/**
 * State of an expiry field. The answer is worked out when asked for, not when chosen: a dialog left open for an hour
 * must not send an end that has become too near or too far.
 */
export function useExpiryChoice(features: ServerFeatures, isExempt = false) {
  const [choice, setChoice] = useState<ExpiryChoice>(() => {
    const preset = defaultExpiryPreset(expiryPresets(features, Date.now(), isExempt))
    return { presetId: preset?.id ?? 'never', day: '' }
  })
  const answer = (): ExpiryAnswer => {
    const now = Date.now()
    if (!features.tokenExpiry) return { expiresAt: undefined, problem: null }
    const expiresAt =
      choice.presetId === OWN_DAY
        ? expiryOfDay(choice.day, features, now, isExempt)
        : expiryPresets(features, now, isExempt).find((preset) => preset.id === choice.presetId)?.expiresAt
    if (expiresAt === undefined || expiresAt === null) return { expiresAt: null, problem: 'Choose a day.' }
    const problem = checkExpiry(expiresAt, features, now, isExempt)
    return problem === null ? { expiresAt, problem } : { expiresAt: null, problem }
  }
  return { choice, setChoice, answer }
}

interface ExpiryFieldProps {
  features: ServerFeatures
  isExempt?: boolean
  choice: ExpiryChoice
  onChange: (choice: ExpiryChoice) => void
  error: string | null
}

/** When a token shall end: the usual spans, a day of one's own, or never, as far as the server's policy allows. */
export function ExpiryField({ features, isExempt = false, choice, onChange, error }: ExpiryFieldProps) {
  // What is told is what would be sent now, however long the dialog has been open.
  const now = useNow()
  const presets = useMemo(() => expiryPresets(features, now, isExempt), [features, now, isExempt])
  if (presets.length === 0) {
    return (
      <p className="text-sm text-ink-2">
        This server knows no expiry: the token works until it is disabled or revoked.
      </p>
    )
  }
  const chosen = presets.find((preset) => preset.id === choice.presetId)
  const latest = latestExpiry(features, now, isExempt)
  const policy = presets.find((preset) => preset.reason !== null)?.reason
  // On the last day that the policy allows it ends sooner than the day.
  const endOfDay = expiryOfDay(choice.day, features, now, isExempt)
  const hint = [hintOf(chosen?.expiresAt), policy].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-3">
      <Field label="Expires" hint={hint} error={choice.presetId === OWN_DAY ? null : error}>
        <Select value={choice.presetId} onChange={(event) => onChange({ ...choice, presetId: event.target.value })}>
          {presets.map((preset) => (
            <option key={preset.id} value={preset.id} disabled={preset.reason !== null}>
              {preset.reason === null ? preset.label : `${preset.label} (not allowed here)`}
            </option>
          ))}
          <option value={OWN_DAY}>On a day…</option>
        </Select>
      </Field>
      {choice.presetId === OWN_DAY && (
        <Field label="Last day" hint={hintOf(endOfDay) || 'The last day on which it works.'} error={error}>
          <TextInput
            type="date"
            value={choice.day}
            min={dayOf(now)}
            max={latest === null ? undefined : dayOf(latest)}
            onChange={(event) => onChange({ ...choice, day: event.target.value })}
          />
        </Field>
      )}
    </div>
  )
}

function hintOf(expiresAt: number | null | undefined): string {
  if (expiresAt == null) return ''
  return expiresAt === 0 ? 'It works until somebody disables or revokes it.' : `Ends ${formatMinute(expiresAt)}.`
}
