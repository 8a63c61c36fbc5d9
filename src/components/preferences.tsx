import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { Preference } from '@/api/objects/preference.ts'
import type { User } from '@/api/objects/user.ts'
import { preferenceRows, viewPreferences, withoutFilters, type PreferenceRow } from '@/domain/preference-view.ts'
import { preferencesOfUserQuery } from '@/queries/preferences.ts'
import { Button } from '@/ui/button.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { RevokeIcon } from '@/ui/icons.ts'
import { ErrorPanel } from './error-panel.tsx'
import { lazyPart } from './lazy-part.tsx'
import { LazyStatePanel } from './lazy-state-panel.tsx'
import { PreferencesAddButtons } from './preferences-add-buttons.tsx'
import { PreferencesGroups } from './preferences-groups.tsx'
import type { AskedOfPreferences, PreferencesDialogsProps } from './preferences-dialogs.tsx'
import { PreferencesJson } from './preferences-json.tsx'
import { PreferencesToolbar } from './preferences-toolbar.tsx'
import { ReadAgainNotice } from './read-again-notice.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { TableFooter } from './table-footer.tsx'
import { TableSkeleton } from './table-skeleton.tsx'
import { usePreferenceActs } from './use-preference-acts.ts'
import { usePreferenceEdit } from './use-preference-edit.ts'
import { usePreferencesQuery, type PreferencesQueryState } from './use-preferences-query.ts'
import { useForgetGone, useSelection } from './use-selection.ts'

const PreferencesDialogs = lazyPart<PreferencesDialogsProps>(
  async () => (await import('./preferences-dialogs.tsx')).PreferencesDialogs,
)

/** What a person has chosen in Mattermost, to be seen and changed: oneself, or anybody one has rights over. */
export function Preferences({ user }: { user: User }) {
  const found = useQuery(preferencesOfUserQuery(user.id))
  const readAgain = () => void found.refetch()
  if (!found.data) {
    if (!found.error) return <TableSkeleton label="Reading preferences" />
    return <ErrorPanel error={found.error} onRetry={readAgain} isRetrying={found.isFetching} />
  }
  const { rows, unreadable } = found.data
  const problem = found.error
    ? 'The list could not be read again: what is shown is from before'
    : unreadable > 0
      ? `${unreadable === 1 ? '1 preference could not be read and is' : `${unreadable} preferences could not be read and are`} left out`
      : null
  return (
    <>
      {problem !== null && <ReadAgainNotice title={problem} isReading={found.isFetching} readAgain={readAgain} />}
      <Loaded user={user} stored={rows} isComplete={unreadable === 0} />
    </>
  )
}

interface LoadedProps {
  user: User
  stored: readonly Preference[]
  isComplete: boolean
}

/** The list with what is done from it. The dialogs stand beside the rows: a report on the last ones must outlive them. */
function Loaded({ user, stored, isComplete }: LoadedProps) {
  const state = usePreferencesQuery()
  const selection = useSelection()
  const acts = usePreferenceActs(user)
  const editing = usePreferenceEdit(acts, selection.toggle)
  const [asked, setAsked] = useState<AskedOfPreferences | null>(null)
  const all = useMemo(() => preferenceRows(stored), [stored])
  const { query } = state
  const kept = editing.edit?.key ?? null
  const view = useMemo(() => viewPreferences(all, query, kept), [all, query, kept])
  const there = useMemo(() => new Set(all.map((row) => row.key)), [all])
  useForgetGone(selection, there)
  const selected = all.filter((row) => selection.has(row.key))

  const buttons = (
    <PreferencesAddButtons
      user={user}
      stored={stored}
      shown={preferencesOf(view.rows)}
      selected={preferencesOf(selected)}
      onAdd={() => setAsked({ what: 'add' })}
      onImport={() => setAsked({ what: 'import' })}
    />
  )
  const askDelete = (rows: readonly PreferenceRow[], hiddenCount: number) =>
    setAsked({ what: 'delete', preferences: preferencesOf(rows), hiddenCount })
  const countOf = (category: string) => all.filter((row) => row.preference.category === category).length
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {stored.length === 0 && isComplete ? (
        <LazyStatePanel
          kind="empty"
          title="No preference is stored"
          actions={<span className="flex flex-wrap justify-center gap-2">{buttons}</span>}
        >
          {`@${user.username} has chosen nothing yet: the defaults of Mattermost and of this server apply.`}
        </LazyStatePanel>
      ) : (
        <>
          <PreferencesToolbar state={state} counts={view.counts}>
            {buttons}
          </PreferencesToolbar>
          {view.rows.length === 0 && all.length > 0 ? (
            <NoMatch state={state} />
          ) : query.view === 'json' ? (
            <PreferencesJson preferences={preferencesOf(view.rows)} />
          ) : (
            <PreferencesGroups
              rows={view.rows}
              selection={selection}
              edit={editing.edit}
              acts={editing.rowActs}
              onDeleteAll={({ rows, category }) => askDelete(rows, countOf(category) - rows.length)}
            />
          )}
          <TableFooter
            count={view.rows.length}
            total={all.length}
            noun={all.length === 1 ? 'preference' : 'preferences'}
            isComplete={isComplete}
          />
        </>
      )}
      {selected.length > 0 && (
        <SelectionBar
          selection={selection}
          matchingCount={view.rows.length}
          onAll={() => selection.add(view.rows.map((row) => row.key))}
          hiddenCount={selected.length - view.rows.filter((row) => selection.has(row.key)).length}
        >
          <Button size="sm" variant="danger-outline" icon={RevokeIcon} onClick={() => askDelete(selected, 0)}>
            Delete…
          </Button>
        </SelectionBar>
      )}
      {asked && (
        <PreferencesDialogs asked={asked} user={user} stored={stored} acts={acts} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}

function NoMatch({ state }: { state: PreferencesQueryState }) {
  return (
    <LazyStatePanel
      kind="no-match"
      title="No preference matches"
      actions={
        <Link
          to={state.toQuery(withoutFilters(state.query))}
          className={buttonClass({})}
          onClick={() => state.setText('')}
        >
          Clear search and filters
        </Link>
      }
    />
  )
}

function preferencesOf(rows: readonly PreferenceRow[]): Preference[] {
  return rows.map((row) => row.preference)
}
