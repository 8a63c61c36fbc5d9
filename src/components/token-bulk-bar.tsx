import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { planTokens, type BulkVerb, type TokenPlan } from '@/domain/bulk-tokens.ts'
import type { InventoryRow } from '@/domain/inventory.ts'
import { settleBulk, writeToken } from '@/queries/tokens.ts'
import { Button } from '@/ui/button.tsx'
import { DisableIcon, EnableIcon, RevokeIcon } from '@/ui/icons.ts'
import { viewerFacts } from '@/access/viewer.ts'
import { ownerHandle, tokenName } from './token-subject.ts'
import { useDeniedReason } from './action-button.tsx'
import { useServer, useViewer } from './viewer-context.tsx'

const BulkDialog = lazy(async () => ({ default: (await import('./token-bulk-dialog.tsx')).TokenBulkDialog }))

interface TokenBulkBarProps {
  /** The selected rows as they are now; asked for when an act begins. */
  rows: () => InventoryRow[]
  /** After a run: rows that are gone are to be unselected. */
  onSettled: () => void
}

/** The acts on many tokens: each opens with what it will change and what it leaves out. */
export function TokenBulkBar({ rows, onSettled }: TokenBulkBarProps) {
  const viewer = useViewer()
  const { features } = useServer()
  const client = useQueryClient()
  const [plan, setPlan] = useState<TokenPlan | null>(null)
  const denied = {
    disable: useDeniedReason('token.disable'),
    enable: useDeniedReason('token.enable'),
    revoke: useDeniedReason('token.revoke'),
  }
  const makePlan = (verb: BulkVerb, of: readonly InventoryRow[]) =>
    planTokens({ verb, rows: of, viewer: viewerFacts(viewer), features })

  return (
    <>
      <Button
        size="sm"
        icon={DisableIcon}
        disabledReason={denied.disable}
        onClick={() => setPlan(makePlan('disable', rows()))}
      >
        Disable…
      </Button>
      <Button
        size="sm"
        icon={EnableIcon}
        disabledReason={denied.enable}
        onClick={() => setPlan(makePlan('enable', rows()))}
      >
        Enable…
      </Button>
      <Button
        size="sm"
        variant="danger-outline"
        icon={RevokeIcon}
        disabledReason={denied.revoke}
        onClick={() => setPlan(makePlan('revoke', rows()))}
      >
        Revoke…
      </Button>
      {plan && (
        <Suspense>
          <BulkDialog
            // Another plan is another run.
            key={plan.verb}
            plan={plan}
            nameOf={(row) => `${tokenName(row.token)}, ${ownerHandle(row)}`}
            act={(row, signal) => writeToken(client, plan.verb, row.token.id, signal)}
            onSettled={() => {
              void settleBulk(
                client,
                plan.included.map((row) => row.token.user_id),
              )
              onSettled()
            }}
            onClose={() => setPlan(null)}
            onUndo={(inverse, done) => setPlan(makePlan(inverse, done))}
          />
        </Suspense>
      )}
    </>
  )
}
