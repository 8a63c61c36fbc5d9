import type { PermissionId, PermissionSet } from './permissions.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { User } from '@/api/objects/user.ts'
import { isSystemAdmin } from './roles.ts'

/** What one can do with a token. `read`: see it in its owner's list. */
export type TokenVerb = 'read' | 'create' | 'disable' | 'enable' | 'rotate' | 'revoke'

/** `missing` is the id of the first permission that stands in the way. */
export type Verdict = { allowed: true } | { allowed: false; missing: PermissionId }

export type TokenRights = Record<TokenVerb, Verdict>

/** Who asks: the signed-in person's id and system-wide permissions. */
export interface ViewerFacts {
  id: string
  permissions: PermissionSet
}

/** Whose token it is: undefined while not read, null when gone (owner) or not a bot (bot). */
export interface TokenHolder {
  owner: User | null | undefined
  bot: Bot | null | undefined
}

export const ALLOWED: Verdict = { allowed: true }

/**
 * Disable and revoke go together, enable goes with create: who may disable a token may thus be unable to undo it.
 */
const PERMISSION_OF_VERB: Record<TokenVerb, PermissionId> = {
  read: 'read_user_access_token',
  create: 'create_user_access_token',
  disable: 'revoke_user_access_token',
  enable: 'create_user_access_token',
  rotate: 'create_user_access_token',
  revoke: 'revoke_user_access_token',
}

/** Whether the viewer has one permission. */
export function need(viewer: ViewerFacts, permission: PermissionId): Verdict {
  return viewer.permissions.has(permission) ? ALLOWED : { allowed: false, missing: permission }
}

function overBot(viewer: ViewerFacts, bot: Bot | null | undefined): Verdict {
  return need(viewer, bot?.owner_id === viewer.id ? 'manage_bots' : 'manage_others_bots')
}

/**
 * Rights over a person, as 11.x decides. 5.x lets `edit_other_users` reach administrators too; Latchkey does not, since
 * a right that ends with the next upgrade is none to build on.
 */
export function overPerson(viewer: ViewerFacts, owner: User | null | undefined): Verdict {
  if (owner?.id === viewer.id || viewer.permissions.has('manage_system')) return ALLOWED
  if (!viewer.permissions.has('edit_other_users')) return { allowed: false, missing: 'edit_other_users' }
  const isOutOfReach = owner === null || (owner !== undefined && isSystemAdmin(owner))
  return isOutOfReach ? { allowed: false, missing: 'manage_system' } : ALLOWED
}

/** Rights over the account that holds a token. For a bot `manage_system` alone does not help: the server wants the bot right. */
export function rightOverHolder(viewer: ViewerFacts, holder: TokenHolder): Verdict {
  const isBot = Boolean(holder.bot) || holder.owner?.is_bot === true
  return isBot ? overBot(viewer, holder.bot) : overPerson(viewer, holder.owner)
}

function addsSecret(verb: TokenVerb): boolean {
  return verb === 'create' || verb === 'rotate'
}

/** Whether `viewer` may do `verb` with a token of `holder`, checked in the server's order. */
export function tokenRight(verb: TokenVerb, viewer: ViewerFacts, holder: TokenHolder): Verdict {
  const own = need(viewer, PERMISSION_OF_VERB[verb])
  if (!own.allowed) return own
  const over = rightOverHolder(viewer, holder)
  if (!over.allowed) return over
  // A bot with the administrator role: the bot right is not enough to get a new secret for it.
  if (addsSecret(verb) && holder.owner && isSystemAdmin(holder.owner)) return need(viewer, 'manage_system')
  return ALLOWED
}

/**
 * What the viewer may do with a token of this owner, for every verb. Rights only: whether the server knows the verb and
 * the token's state allows it is said elsewhere. The server has the last word; an owner who is not read yet counts as an
 * ordinary person.
 */
export function tokenRights(facts: { viewer: ViewerFacts } & TokenHolder): TokenRights {
  const right = (verb: TokenVerb) => tokenRight(verb, facts.viewer, facts)
  return {
    read: right('read'),
    create: right('create'),
    disable: right('disable'),
    enable: right('enable'),
    rotate: right('rotate'),
    revoke: right('revoke'),
  }
}
