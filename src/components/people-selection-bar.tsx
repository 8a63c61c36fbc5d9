import { useRef, useState } from 'react'
import type { User } from '@/api/objects/user.ts'
import type { PeopleVerb } from '@/domain/bulk-people.ts'
import { Button } from '@/ui/button.tsx'
import { MoreIcon, SignOutIcon } from '@/ui/icons.ts'
import { Menu } from '@/ui/menu.tsx'
import { ActionButton, useDeniedReason } from './action-button.tsx'
import { lazyPart } from './lazy-part.tsx'
import type { PeopleAct, PeopleBulkProps } from './people-bulk.tsx'
import { SelectionBar } from './selection-bar.tsx'
import type { Selection } from './use-selection.ts'

const PeopleBulk = lazyPart<PeopleBulkProps>(async () => (await import('./people-bulk.tsx')).PeopleBulk)

export interface PeopleSelectionBarProps {
  selection: Selection
  /** A person by id, as far as they have been read. */
  known: (id: string) => User | undefined
  /** Ids of the people who match, as far as they have been read. */
  matching: ReadonlySet<string>
  matchingCount: number | null
  /** Selects all who match. */
  onAll: () => void
  /** All who match are here. */
  isComplete: boolean
  /** A search or filters leave some out. */
  isNarrowed: boolean
}

/** Why people who are selected are not in sight: a pasted list selects whom no page has brought yet, too. */
export function whyHidden({ isComplete, isNarrowed }: { isComplete: boolean; isNarrowed: boolean }): string {
  if (!isNarrowed) return isComplete ? 'not in the list' : 'not loaded yet'
  return isComplete ? 'hidden by filters' : 'hidden by filters or not loaded yet'
}

/** What is selected of a list of people, and the acts on it: each opens with whom it takes and whom it leaves out. */
export function PeopleSelectionBar(props: PeopleSelectionBarProps) {
  const { selection, known, matching, matchingCount, onAll } = props
  // Whom the act is about is fixed when it begins: what is selected may change under it.
  const [asked, setAsked] = useState<(PeopleAct & { act: number }) | null>(null)
  const acts = useRef(0)
  const begin = (next: PeopleAct) => {
    acts.current += 1
    setAsked({ ...next, act: acts.current })
  }
  const ask = (verb: PeopleVerb) => begin({ verb, ids: [...selection.keys] })
  const mfa = useDeniedReason('user.mfa.reset')
  const roles = useDeniedReason('user.roles')
  const active = useDeniedReason('user.active')
  return (
    <>
      {selection.keys.size > 0 && (
        <SelectionBar
          selection={selection}
          matchingCount={matchingCount}
          onAll={onAll}
          hiddenCount={[...selection.keys].filter((id) => !matching.has(id)).length}
          hiddenWords={whyHidden(props)}
        >
          <ActionButton size="sm" action="user.sessions.revoke" icon={SignOutIcon} onClick={() => ask('end-sessions')}>
            End sessions…
          </ActionButton>
          <Menu
            align="end"
            trigger={
              <Button size="sm" icon={MoreIcon}>
                More
              </Button>
            }
            items={[
              { label: 'Reset MFA…', disabledReason: mfa, onSelect: () => ask('reset-mfa') },
              { label: 'Add role…', disabledReason: roles, onSelect: () => ask('add-role') },
              { label: 'Take role…', disabledReason: roles, onSelect: () => ask('take-role') },
              { label: 'Send reset mail…', onSelect: () => ask('reset-mail') },
              { label: 'Activate…', disabledReason: active, onSelect: () => ask('activate') },
              { label: 'Deactivate…', tone: 'danger', disabledReason: active, onSelect: () => ask('deactivate') },
            ]}
          />
        </SelectionBar>
      )}
      {asked && (
        <PeopleBulk
          key={asked.act}
          {...asked}
          nameOf={(id) => known(id)?.username ?? id}
          methodOf={(id) => known(id)?.auth_service ?? ''}
          onClose={() => setAsked(null)}
          onNext={begin}
        />
      )}
    </>
  )
}
