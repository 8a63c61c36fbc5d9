import type { Routes } from '../routes.ts'
import { accountRoutes } from './accounts.ts'
import { auditRoutes } from './audits.ts'
import { botRoutes } from './bots.ts'
import { commandRoutes } from './commands.ts'
import { guestRoutes } from './guests.ts'
import { loginRoutes } from './login.ts'
import type { OnMfaCode } from './login.ts'
import { mfaRoutes } from './mfa.ts'
import { unimplementedRoutes } from './not-implemented.ts'
import { passwordRoutes } from './password.ts'
import { pictureRoutes } from './pictures.ts'
import { preferenceRoutes } from './preferences.ts'
import { reportRoutes } from './reports.ts'
import { roleRoutes } from './roles.ts'
import { sessionRoutes } from './sessions.ts'
import { systemRoutes } from './system.ts'
import { teamMemberRoutes } from './team-members.ts'
import { teamRoutes } from './teams.ts'
import { tokenLifetimeRoutes } from './token-lifetimes.ts'
import { tokenRoutes } from './tokens.ts'
import { userListRoutes } from './user-lists.ts'
import { userSearchRoutes } from './user-search.ts'
import { userRoutes } from './users.ts'

/**
 * Registers every handler. Order matters where paths overlap: `/users/known` and `/users/tokens` before
 * `/users/{user_id}`.
 * @param onMfaCode told the code that would do, whenever a sign-in stops for want of one
 */
export function registerRoutes(routes: Routes, onMfaCode: OnMfaCode): void {
  unimplementedRoutes(routes)
  systemRoutes(routes)
  loginRoutes(routes, onMfaCode)
  if (routes.store.options.version !== '11.2') tokenLifetimeRoutes(routes)
  tokenRoutes(routes)
  sessionRoutes(routes)
  auditRoutes(routes)
  roleRoutes(routes)
  botRoutes(routes)
  teamRoutes(routes)
  teamMemberRoutes(routes)
  commandRoutes(routes)
  preferenceRoutes(routes)
  mfaRoutes(routes)
  passwordRoutes(routes)
  pictureRoutes(routes)
  reportRoutes(routes)
  accountRoutes(routes)
  guestRoutes(routes)
  userListRoutes(routes)
  userSearchRoutes(routes)
  userRoutes(routes)
}
