import type { Bot } from '@/api/objects/bot.ts'
import type { User } from '@/api/objects/user.ts'
import { isSystemAdmin } from './roles.ts'
import {
  ALLOWED,
  need,
  overPerson,
  rightOverHolder,
  tokenRight,
  type Verdict,
  type ViewerFacts,
} from './token-rights.ts'

/** What one can do with somebody's account, each with a rule of its own at the server. */
export type PersonAct =
  | 'tokens' // see their tokens
  | 'sessions' // see and end their sessions
  | 'audits'
  | 'preferences' // see and change them
  | 'teams' // see which they are in
  | 'memberships' // see as what
  | 'picture'
  | 'roles' // give and take system roles
  | 'mfa' // take the second factor away
  | 'password' // set one
  | 'authMethod' // change how they sign in
  | 'unlock' // forget failed attempts
  | 'active' // activate, deactivate

/** The server asks for one permission, and for another one where an administrator is concerned. */
function writeUsers(viewer: ViewerFacts, person: User | undefined): Verdict {
  const right = need(viewer, 'sysconsole_write_user_management_users')
  return right.allowed && person && isSystemAdmin(person) ? need(viewer, 'manage_system') : right
}

/** Of an administrator one permission alone counts: the one over people does not help. */
function setPassword(viewer: ViewerFacts, person: User | undefined): Verdict {
  if (person?.id === viewer.id) return ALLOWED
  return need(viewer, person && isSystemAdmin(person) ? 'manage_system' : 'sysconsole_write_user_management_users')
}

/** `manage_system` alone does not help. */
function seeTeams(viewer: ViewerFacts, person: User | undefined): Verdict {
  return person?.id === viewer.id ? ALLOWED : need(viewer, 'sysconsole_read_user_management_users')
}

function seeMemberships(viewer: ViewerFacts, person: User | undefined): Verdict {
  return viewer.permissions.has('read_other_users_teams') ? ALLOWED : overPerson(viewer, person)
}

const RULES: Record<
  PersonAct,
  (viewer: ViewerFacts, person: User | undefined, bot: Bot | null | undefined) => Verdict
> = {
  tokens: (viewer, owner, bot) => tokenRight('read', viewer, { owner, bot }),
  sessions: overPerson,
  audits: overPerson,
  preferences: overPerson,
  teams: seeTeams,
  memberships: seeMemberships,
  picture: (viewer, owner, bot) => rightOverHolder(viewer, { owner, bot }),
  roles: (viewer) => need(viewer, 'manage_roles'),
  mfa: overPerson,
  password: setPassword,
  authMethod: (viewer) => need(viewer, 'manage_system'),
  unlock: writeUsers,
  active: writeUsers,
}

/**
 * Whether `viewer` may do `act` with the account of `person`, as the server decides it (`mattermost-api.md` 1.8 and 4.2);
 * if not, the first permission that is missing. A person not read yet (undefined) counts as somebody who is no
 * administrator. `bot`: of a bot account, whose it is, where that is known. The server has the last word.
 */
export function personRight(act: PersonAct, viewer: ViewerFacts, person: User | undefined, bot?: Bot | null): Verdict {
  return RULES[act](viewer, person, bot)
}
