import { typedFor } from './bulk-plan.ts'
import type { InventoryRow } from './inventory-row.ts'
import { tokenRight, type ViewerFacts } from './token-rights.ts'

/** What can be done with many tokens at once. Not rotate: each makes a secret that somebody must take. */
export type BulkVerb = 'disable' | 'enable' | 'revoke'

export interface TokenPlan {
  verb: BulkVerb
  included: InventoryRow[]
  /** Those left out, each with the reason in words. */
  excluded: { item: InventoryRow; reason: string }[]
  /** The text to type before it starts, null when none is needed. */
  typed: string | null
  /** How many of the included ones this viewer could put back afterwards; 0 when the verb has no way back. */
  undoable: number
}

const INVERSE: Record<BulkVerb, BulkVerb | null> = { disable: 'enable', enable: 'disable', revoke: null }

function stateObstacle(verb: BulkVerb, row: InventoryRow): string | null {
  const isActive = row.token.is_active
  if (verb === 'disable') return isActive ? null : 'Already disabled'
  if (verb === 'revoke') return null
  if (isActive) return 'Already enabled'
  return row.expiry === 'expired' ? 'Past its end: it would not work' : null
}

/**
 * Why `viewer` cannot do `verb` with the token of a row, or null. The state of the token comes before rights: "already
 * disabled" says more than a missing permission for something that needs no doing.
 */
function obstacle(verb: BulkVerb, row: InventoryRow, viewer: ViewerFacts): string | null {
  const state = stateObstacle(verb, row)
  if (state) return state
  const right = tokenRight(verb, viewer, row)
  if (right.allowed) return null
  return right.missing === 'manage_system' && row.isAdministrator
    ? 'The owner is a system administrator, which takes manage_system'
    : `Your roles lack ${right.missing}`
}

/** What `verb` will do with a selection: which tokens it takes, which it leaves out and why, and what is to be typed. */
export function planTokens(facts: { verb: BulkVerb; rows: readonly InventoryRow[]; viewer: ViewerFacts }): TokenPlan {
  const { verb, rows, viewer } = facts
  const included: InventoryRow[] = []
  const excluded: TokenPlan['excluded'] = []
  for (const item of rows) {
    const reason = obstacle(verb, item, viewer)
    if (reason) excluded.push({ item, reason })
    else included.push(item)
  }
  const inverse = INVERSE[verb]
  const undoable = inverse === null ? 0 : included.filter((row) => tokenRight(inverse, viewer, row).allowed).length
  return { verb, included, excluded, typed: typedFor(verb, included.length), undoable }
}
