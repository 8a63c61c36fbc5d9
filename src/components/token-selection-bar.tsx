import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { viewerFacts } from '@/access/viewer.ts'
import { planTokens, type BulkVerb, type TokenPlan } from '@/domain/bulk-tokens.ts'
import type { InventoryIndex } from '@/domain/inventory.ts'
import type { InventoryRow } from '@/domain/inventory-row.ts'
import { settleBulk, writeToken } from '@/queries/token-writes.ts'
import { DisableIcon, EnableIcon, RevokeIcon } from '@/ui/icons.ts'
import { ActionButton } from './action-button.tsx'
import { lazyPart } from './lazy-part.tsx'
import { SelectionBar } from './selection-bar.tsx'
import type { TokenBulkDialogProps } from './token-bulk-dialog.tsx'
import { ownerHandle, tokenName } from './token-subject.ts'
import type { Selection } from './use-selection.ts'
import { useViewer } from './viewer-context.tsx'

const TokenBulkDialog = lazyPart<TokenBulkDialogProps>(
  async () => (await import('./token-bulk-dialog.tsx')).TokenBulkDialog,
)

export interface TokenSelectionBarProps {
  selection: Selection
  /** The list as it is now: rows are looked up when an act begins. */
  index: InventoryIndex
  /** Positions of the rows that match now. */
  positions: Int32Array
}

/** What is selected of a list of tokens, and the acts on it: each opens with what it will change and what it leaves out. */
export function TokenSelectionBar({ selection, index, positions }: TokenSelectionBarProps) {
  const viewer = useViewer()
  const client = useQueryClient()
  const [plan, setPlan] = useState<TokenPlan | null>(null)
  const matching = () => Array.from(positions, (position) => index.tokenIdAt(position))
  const hiddenCount = useHiddenCount(selection.keys, index, positions)
  const selectedRows = () => [...selection.keys].map((id) => index.rowOf(id)).filter((row) => row !== null)
  const makePlan = (verb: BulkVerb, rows: readonly InventoryRow[]) =>
    setPlan(planTokens({ verb, rows, viewer: viewerFacts(viewer) }))

  return (
    <>
      {selection.keys.size > 0 && (
        <SelectionBar
          selection={selection}
          matchingCount={positions.length}
          onAll={() => selection.add(matching())}
          hiddenCount={hiddenCount}
        >
          <ActionButton
            size="sm"
            action="token.disable"
            icon={DisableIcon}
            onClick={() => makePlan('disable', selectedRows())}
          >
            Disable…
          </ActionButton>
          <ActionButton
            size="sm"
            action="token.enable"
            icon={EnableIcon}
            onClick={() => makePlan('enable', selectedRows())}
          >
            Enable…
          </ActionButton>
          <ActionButton
            size="sm"
            variant="danger-outline"
            action="token.revoke"
            icon={RevokeIcon}
            onClick={() => makePlan('revoke', selectedRows())}
          >
            Revoke…
          </ActionButton>
        </SelectionBar>
      )}
      {plan && (
        <TokenBulkDialog
          // Another plan is another run.
          key={plan.verb}
          plan={plan}
          nameOf={(row) => `${tokenName(row.token)}, ${ownerHandle(row)}`}
          act={(row, signal, onGone) => writeToken(client, plan.verb, row.token.id, signal, onGone)}
          onSettled={(done) => {
            void settleBulk(
              client,
              plan.included.map((row) => row.token.user_id),
            )
            // What is gone cannot stay selected; what failed does, for whoever wants to go on with it.
            if (plan.verb === 'revoke') selection.clear(done.map((row) => row.token.id))
          }}
          onClose={() => setPlan(null)}
          onUndo={(inverse, done) => makePlan(inverse, afterRun(plan.verb, done))}
        />
      )}
    </>
  )
}

/** Rows of a run as it has made them, or may have; the plan held them as they were before. */
function afterRun(verb: BulkVerb, rows: readonly InventoryRow[]): InventoryRow[] {
  return rows.map((row) => ({ ...row, token: { ...row.token, is_active: verb === 'enable' } }))
}

/** How many of the selected rows do not match. Counted when either changes: there may be 100 000 to look at. */
export function useHiddenCount(selected: ReadonlySet<string>, index: InventoryIndex, positions: Int32Array): number {
  return useMemo(() => {
    if (selected.size === 0) return 0
    return positions.reduce((hidden, at) => (selected.has(index.tokenIdAt(at)) ? hidden - 1 : hidden), selected.size)
  }, [selected, index, positions])
}
