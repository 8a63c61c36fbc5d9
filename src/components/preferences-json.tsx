import type { Preference } from '@/api/objects/preference.ts'
import { preferencesJson } from '@/domain/preference-view.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { countWords } from './preferences-words.ts'

/** Preferences as the API has them: to read and to copy, not to change. */
export function PreferencesJson({ preferences }: { preferences: readonly Preference[] }) {
  const text = preferencesJson(preferences)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center justify-between gap-3 border-b border-line bg-surface px-4 py-1.5 text-sm text-ink-2 md:px-6">
        <span>{`${countWords(preferences.length)}, as the server sends them`}</span>
        <CopyButton hasWords size="sm" label="Copy" value={text} />
      </div>
      {/* What scrolls must be reachable by keyboard. */}
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Preferences as JSON"
        className="min-h-0 flex-1 overflow-auto bg-sunken px-4 py-3 font-mono text-xs leading-5 break-all whitespace-pre-wrap md:px-6"
      >
        {text}
      </pre>
    </div>
  )
}
