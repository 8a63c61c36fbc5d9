import type { Preference } from '@/api/objects/preference.ts'
import type { User } from '@/api/objects/user.ts'
import { PreferencesAddDialog } from './preferences-add-dialog.tsx'
import { PreferencesDeleteDialog } from './preferences-delete-dialog.tsx'
import { PreferencesImportDialog } from './preferences-import-dialog.tsx'
import type { PreferenceActs } from './use-preference-acts.ts'

/** Which dialog is open. `hiddenCount`: of the category that is deleted, how many the filters hide. */
export type AskedOfPreferences =
  | { what: 'add' }
  | { what: 'import' }
  | { what: 'delete'; preferences: readonly Preference[]; hiddenCount: number }

export interface PreferencesDialogsProps {
  asked: AskedOfPreferences
  user: User
  stored: readonly Preference[]
  acts: PreferenceActs
  onClose: () => void
}

/** The dialogs over a list of preferences, in one file: whoever opens one is likely to open another. */
export function PreferencesDialogs({ asked, user, stored, acts, onClose }: PreferencesDialogsProps) {
  const shared = { user, acts, onClose }
  if (asked.what === 'add') return <PreferencesAddDialog {...shared} stored={stored} />
  if (asked.what === 'import') return <PreferencesImportDialog {...shared} stored={stored} />
  return <PreferencesDeleteDialog {...shared} preferences={asked.preferences} hiddenCount={asked.hiddenCount} />
}
