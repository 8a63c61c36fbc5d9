import { isColour, isColourKey, parseTheme } from '@/domain/preference-rules.ts'
import { TextInput } from '@/ui/text-input.tsx'

/** The colours of a theme, one by one. The value must be a theme already (`parseTheme`); keys keep their order. */
export function PreferencesThemeField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const entries = parseTheme(value) ?? []
  // Mattermost looks at no colour of a theme whose `type` names one of its own.
  const set = (key: string, colour: string) =>
    onChange(
      JSON.stringify(
        Object.fromEntries(entries.map(([one, was]) => [one, one === key ? colour : one === 'type' ? 'custom' : was])),
      ),
    )
  if (entries.length === 0) return <p className="text-sm text-ink-2">No colour yet: type them as JSON.</p>
  return (
    <ul aria-label="Colours" className="grid max-w-3xl gap-x-8 gap-y-1.5 sm:grid-cols-2">
      {entries.map(([key, colour]) => (
        <li key={key} className="flex min-w-0 items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-mono text-xs" data-tooltip={key}>
            {key}
          </span>
          {isColourKey(key) && (
            <input
              type="color"
              aria-label={`Pick ${key}`}
              value={longColour(colour)}
              onChange={(event) => set(key, event.target.value)}
              className="size-control shrink-0 cursor-pointer rounded-control border border-line-strong bg-surface p-0.5"
            />
          )}
          <span className="w-28 shrink-0">
            <TextInput
              isMono
              aria-label={key}
              aria-invalid={(isColourKey(key) && !isColour(colour)) || undefined}
              value={colour}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => set(key, event.target.value)}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What a picker of colours takes: six digits. Black where there is no colour yet. */
function longColour(colour: string): string {
  if (!isColour(colour)) return '#000000'
  return colour.length === 7 ? colour : `#${[...colour.slice(1)].map((digit) => digit + digit).join('')}`
}

/** The keys of a theme whose colour the server will not take. */
export function badColours(value: string): string[] {
  return (parseTheme(value) ?? []).filter(([key, colour]) => isColourKey(key) && !isColour(colour)).map(([key]) => key)
}
