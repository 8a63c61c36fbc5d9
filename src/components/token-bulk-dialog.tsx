import { useState } from 'react'
import type { BulkVerb, TokenPlan } from '@/domain/bulk-tokens.ts'
import type { InventoryRow } from '@/domain/inventory-row.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { useServer } from './viewer-context.tsx'

interface VerbWords {
  verb: string
  done: string
  consequences: readonly string[]
  inverse: BulkVerb | null
  undoLabel: string
}

const WORDS: Record<BulkVerb, VerbWords> = {
  disable: {
    verb: 'Disable',
    done: 'Disabled',
    consequences: [
      'Whatever uses these tokens fails until they are enabled again.',
      'The tokens stay, with the same secrets.',
    ],
    inverse: 'enable',
    undoLabel: 'Enable them again…',
  },
  enable: {
    verb: 'Enable',
    done: 'Enabled',
    consequences: [
      'They work again at once, with the same secrets.',
      'Tokens of deactivated owners stay asleep until the owner is activated.',
    ],
    inverse: 'disable',
    undoLabel: 'Disable them again…',
  },
  revoke: {
    verb: 'Revoke',
    done: 'Revoked',
    consequences: [
      'The tokens are deleted: whatever uses them fails from now on.',
      'This cannot be undone. To stop them for a while, disable them.',
    ],
    inverse: null,
    undoLabel: '',
  },
}

export interface TokenBulkDialogProps {
  plan: TokenPlan
  nameOf: (row: InventoryRow) => string
  /** `onGone`: to be told that there was nothing left to revoke. */
  act: (row: InventoryRow, signal: AbortSignal, onGone: () => void) => Promise<void>
  /** After the run: what was done. */
  onSettled: (done: readonly InventoryRow[]) => void
  onClose: () => void
  /** Asked to do the inverse on what was done. */
  onUndo: (inverse: BulkVerb, done: readonly InventoryRow[]) => void
}

function consequencesOf(plan: TokenPlan, tokensEnabled: boolean): readonly string[] {
  const { consequences } = WORDS[plan.verb]
  if (plan.verb === 'enable' && !tokensEnabled) {
    return [
      'Personal access tokens are switched off on this server: those of people stay blocked until that is changed.',
      'Tokens of bots work again at once, with the same secrets.',
    ]
  }
  if (plan.verb !== 'disable' || plan.undoable >= plan.included.length) return consequences
  return [
    ...consequences,
    `You may enable ${plan.undoable} of them again yourself; the others take create_user_access_token.`,
  ]
}

/** Disable, enable or revoke many tokens, in the words for tokens. */
export function TokenBulkDialog({ plan, nameOf, act, onSettled, onClose, onUndo }: TokenBulkDialogProps) {
  const { features } = useServer()
  const words = WORDS[plan.verb]
  const { inverse } = words
  const [gone] = useState(() => new Set<InventoryRow>())
  return (
    <BulkDialog<InventoryRow>
      plan={plan}
      verb={words.verb}
      verbDone={words.done}
      noun={{ one: 'token', many: 'tokens' }}
      isDanger={plan.verb === 'revoke'}
      typed={plan.typed}
      consequences={consequencesOf(plan, features.tokensEnabled)}
      nameOf={nameOf}
      idOf={(row) => row.token.id}
      act={(row, signal) => act(row, signal, () => gone.add(row))}
      isGone={(row) => gone.has(row)}
      onSettled={onSettled}
      onClose={onClose}
      undo={inverse && plan.undoable > 0 ? { label: words.undoLabel, run: (done) => onUndo(inverse, done) } : undefined}
    />
  )
}
