import type { Preference } from '@/api/objects/preference.ts'
import type { User } from '@/api/objects/user.ts'
import { preferencesJson } from '@/domain/preference-view.ts'
import { downloadText } from '@/lib/download.ts'
import { fileTime, formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { AddIcon, ExportIcon, ImportIcon } from '@/ui/icons.ts'
import { Menu } from '@/ui/menu.tsx'

interface AddButtonsProps {
  user: User
  stored: readonly Preference[]
  shown: readonly Preference[]
  selected: readonly Preference[]
  onAdd: () => void
  onImport: () => void
}

function writeFile(user: User, preferences: readonly Preference[]): void {
  const time = fileTime(Date.now())
  downloadText(`latchkey-preferences-${user.username}-${time}.json`, 'application/json', preferencesJson(preferences))
}

/** Adding, import and export. A file has nothing around the list, so that it can be imported as it is. */
export function PreferencesAddButtons({ user, stored, shown, selected, onAdd, onImport }: AddButtonsProps) {
  const choice = (label: string, preferences: readonly Preference[]) => ({
    label: `${label} (${formatNumber(preferences.length)})`,
    onSelect: () => writeFile(user, preferences),
  })
  return (
    <>
      {stored.length > 0 && (
        <Menu
          align="end"
          trigger={
            <Button data-export icon={ExportIcon}>
              <span className="max-lg:sr-only">Export</span>
            </Button>
          }
          items={[
            choice('All, as JSON', stored),
            ...(shown.length < stored.length ? [choice('What is shown, as JSON', shown)] : []),
            ...(selected.length > 0 ? [choice('Selected, as JSON', selected)] : []),
          ]}
        />
      )}
      <Button icon={ImportIcon} onClick={onImport}>
        Import…
      </Button>
      <Button icon={AddIcon} variant="primary" onClick={onAdd}>
        Add
      </Button>
    </>
  )
}
