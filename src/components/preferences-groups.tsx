import { useMemo, useState } from 'react'
import { groupPreferences, type PreferenceGroup, type PreferenceRow } from '@/domain/preference-view.ts'
import { formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { TickBox } from '@/ui/tick-box.tsx'
import type { OpenEdit } from './preferences-editor.tsx'
import { PreferencesRow, type RowActs } from './preferences-row.tsx'
import type { Selection } from './use-selection.ts'

/** Of a group with more rows than this, only so many are drawn until somebody wants them all. */
const SHOWN_AT_FIRST = 20

interface GroupsProps {
  rows: readonly PreferenceRow[]
  selection: Selection
  edit: OpenEdit | null
  acts: RowActs
  /** Asks before it deletes all of these. */
  onDeleteAll: (group: PreferenceGroup) => void
}

/** Preferences by category. */
export function PreferencesGroups(props: GroupsProps) {
  const groups = useMemo(() => groupPreferences(props.rows), [props.rows])
  return (
    <div className="relative min-h-0 flex-1 scroll-pt-12 scroll-pb-20 overflow-y-auto pb-20">
      {groups.map((group) => (
        <Group key={group.category} {...props} group={group} />
      ))}
    </div>
  )
}

function Group({ group, selection, edit, acts, onDeleteAll }: GroupsProps & { group: PreferenceGroup }) {
  const [isUnfolded, setIsUnfolded] = useState(false)
  const { rows } = group
  const isFolded = !isUnfolded && rows.length > SHOWN_AT_FIRST
  // A row somebody types in stays in sight.
  const shown = isFolded ? rows.filter((row, at) => at < SHOWN_AT_FIRST || row.key === edit?.key) : rows
  const selected = rows.filter((row) => selection.has(row.key)).length
  const keys = rows.map((row) => row.key)
  return (
    <section aria-label={group.title} className="border-b border-line bg-surface">
      <header className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 border-b border-line bg-ground px-4 py-1.5 md:px-6">
        <TickBox
          aria-label={`Select all of ${group.title}`}
          checked={selected === rows.length}
          isIndeterminate={selected > 0 && selected < rows.length}
          onChange={() => (selected === rows.length ? selection.clear(keys) : selection.add(keys))}
        />
        <h2 className="min-w-0 text-sm font-semibold break-words">
          {group.isKnown ? group.title : <bdi className="font-mono text-xs break-all">{group.title}</bdi>}
        </h2>
        <span className="text-sm text-ink-2 tabular-nums">{formatNumber(rows.length)}</span>
        {group.isKnown ? (
          <bdi className="min-w-0 font-mono text-xs break-all text-ink-3">{group.category}</bdi>
        ) : (
          <span className="text-xs text-ink-3">not known to Latchkey</span>
        )}
        <Button
          size="sm"
          variant="quiet"
          className="ms-auto"
          aria-label={`Delete all ${rows.length} of ${group.title}…`}
          onClick={() => onDeleteAll(group)}
        >
          Delete all…
        </Button>
      </header>
      <GroupMeaning rows={rows} />
      <ul>
        {shown.map((row) => (
          <PreferencesRow
            key={row.key}
            row={row}
            isSelected={selection.has(row.key)}
            edit={edit?.key === row.key ? edit : null}
            acts={acts}
          />
        ))}
      </ul>
      {rows.length > SHOWN_AT_FIRST && (
        <div className="border-t border-line px-4 py-1.5 md:px-6">
          <Button size="sm" variant="quiet" aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
            {isUnfolded ? `Show the first ${SHOWN_AT_FIRST}` : `Show all ${formatNumber(rows.length)}`}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Where a category holds many of one kind, what that kind means is said once. */
function GroupMeaning({ rows }: { rows: readonly PreferenceRow[] }) {
  const many = rows.find((row) => row.known?.name === null)?.known
  if (!many) return null
  return <p className="px-4 pt-2 text-xs text-ink-2 md:px-6 md:ps-13">{many.meaning}</p>
}
