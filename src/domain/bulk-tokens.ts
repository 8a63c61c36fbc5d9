import type { TokenId } from '@/api/ids.ts'
import type { InventoryRow } from './inventory.ts'
import type { ServerFeatures } from './server-features.ts'
import { tokenRight, type TokenVerb, type ViewerFacts } from './token-rights.ts'

/** What can be done with many tokens at once. Not rotate: each makes a secret that somebody must take. */
export type BulkVerb = 'disable' | 'enable' | 'revoke'

/** Verbs that act on a token that exists. */
export type ChangeVerb = BulkVerb | 'rotate'

export type ObstacleKind =
  | 'gone'
  | 'already-disabled'
  | 'already-enabled'
  | 'disabled'
  | 'expired'
  | 'switched-off'
  | 'unsupported'
  | 'right-missing'

/** Why a verb cannot be done with a token, in words. */
export interface Obstacle {
  kind: ObstacleKind
  words: string
}

export interface ExcludedToken {
  id: TokenId
  /** null: the token is no longer in the inventory. */
  row: InventoryRow | null
  obstacle: Obstacle
}

/**
 * How careful an act must be: 0 can be undone, 1 disrupts, 2 cannot be undone, 3 is many at once and wants `typed` to be
 * typed.
 */
export type Severity = 0 | 1 | 2 | 3

export interface TokenPlan {
  verb: BulkVerb
  included: InventoryRow[]
  excluded: ExcludedToken[]
  severity: Severity
  /** The text to type before it starts, null when none is needed. */
  typed: string | null
  /** How many of the included ones this viewer could put back afterwards; 0 when the verb has no way back. */
  undoable: number
}

type Known = Pick<ServerFeatures, 'tokenRotate' | 'tokensEnabled'>

/** From this many on, an act on tokens counts as one on the whole server. */
const MANY = 26

const VERB_WORDS: Record<ChangeVerb, { name: string; done: string; severity: Severity; inverse: BulkVerb | null }> = {
  disable: { name: 'Disable', done: 'disabled', severity: 0, inverse: 'enable' },
  enable: { name: 'Enable', done: 'enabled', severity: 0, inverse: 'disable' },
  rotate: { name: 'Rotate', done: 'rotated', severity: 1, inverse: null },
  revoke: { name: 'Revoke', done: 'revoked', severity: 2, inverse: null },
}

/** "Revoke 3 tokens", "Disable 1 token": for titles and buttons. */
export function verbWords(verb: ChangeVerb, count: number): string {
  return `${VERB_WORDS[verb].name} ${count} ${count === 1 ? 'token' : 'tokens'}`
}

/** How careful `verb` on `count` tokens must be, and what is to be typed first. */
export function severityOf(verb: ChangeVerb, count: number): { severity: Severity; typed: string | null } {
  if (count < MANY) return { severity: VERB_WORDS[verb].severity, typed: null }
  return { severity: 3, typed: `${verb} ${count}` }
}

function rightObstacle(missing: string, row: InventoryRow): Obstacle {
  const words =
    missing === 'manage_system' && row.isAdministrator
      ? 'The owner is a system administrator, which takes manage_system'
      : `Your roles lack ${missing}`
  return { kind: 'right-missing', words }
}

function stateObstacle(verb: ChangeVerb, row: InventoryRow, features: Known): Obstacle | null {
  const isActive = row.token.is_active
  if (verb === 'disable') return isActive ? null : { kind: 'already-disabled', words: 'Already disabled' }
  if (verb === 'enable') {
    if (isActive) return { kind: 'already-enabled', words: 'Already enabled' }
    return row.expiry === 'expired' ? { kind: 'expired', words: 'Past its end: it would not work' } : null
  }
  if (verb === 'rotate') return rotateObstacle(row, features)
  return null
}

function rotateObstacle(row: InventoryRow, features: Known): Obstacle | null {
  if (!features.tokenRotate) return { kind: 'unsupported', words: 'This server cannot rotate tokens (since 11.10)' }
  if (!row.token.is_active) return { kind: 'disabled', words: 'A disabled token cannot be rotated' }
  if (row.ownerState === 'gone') return { kind: 'gone', words: 'The owner is gone' }
  const isPerson = row.kind === 'person' || row.kind === 'unknown'
  if (!features.tokensEnabled && isPerson) {
    return { kind: 'switched-off', words: 'Personal access tokens are switched off on this server' }
  }
  return null
}

/**
 * Why `viewer` cannot do `verb` with the token of a row, or null. The state of the token comes before rights: "already
 * disabled" says more than a missing permission for something that needs no doing.
 */
export function obstacleFor(
  verb: ChangeVerb,
  row: InventoryRow,
  viewer: ViewerFacts,
  features: Known,
): Obstacle | null {
  const state = stateObstacle(verb, row, features)
  if (state) return state
  const right = tokenRight(verb satisfies TokenVerb, viewer, row)
  return right.allowed ? null : rightObstacle(right.missing, row)
}

/**
 * What `verb` will do with a selection: which tokens it takes, which it leaves out and why, and how careful to be. `gone`
 * are selected ids that the inventory no longer has.
 */
export function planTokens(facts: {
  verb: BulkVerb
  rows: readonly InventoryRow[]
  gone?: readonly TokenId[]
  viewer: ViewerFacts
  features: Known
}): TokenPlan {
  const { verb, rows, gone = [], viewer, features } = facts
  const included: InventoryRow[] = []
  const excluded: ExcludedToken[] = gone.map((id) => ({
    id,
    row: null,
    obstacle: { kind: 'gone', words: 'Gone meanwhile: revoked, or expired and deleted' },
  }))
  for (const row of rows) {
    const obstacle = obstacleFor(verb, row, viewer, features)
    if (obstacle) excluded.push({ id: row.token.id, row, obstacle })
    else included.push(row)
  }
  const inverse = VERB_WORDS[verb].inverse
  const undoable = inverse === null ? 0 : included.filter((row) => tokenRight(inverse, viewer, row).allowed).length
  return { verb, included, excluded, ...severityOf(verb, included.length), undoable }
}

/** Left-out tokens by reason, most first: "12 already disabled, 3 lack a right" in the making. */
export function excludedByReason(excluded: readonly ExcludedToken[]): { words: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { obstacle } of excluded) counts.set(obstacle.words, (counts.get(obstacle.words) ?? 0) + 1)
  return [...counts].map(([words, count]) => ({ words, count })).toSorted((a, b) => b.count - a.count)
}
