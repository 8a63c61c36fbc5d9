import type { Routes } from '../routes.ts'
import { accountRoutes } from './accounts.ts'
import { loginRoutes } from './login.ts'
import { systemRoutes } from './system.ts'
import { tokenRoutes } from './tokens.ts'
import { userRoutes } from './users.ts'

/**
 * Registers every handler. Order matters where paths overlap: `/users/tokens` before `/users/{user_id}`.
 * @param onMfaCode told the code that would do, whenever a sign-in stops for want of one
 */
export function registerRoutes(routes: Routes, onMfaCode: (asked: { username: string; code: string }) => void): void {
  systemRoutes(routes)
  loginRoutes(routes, onMfaCode)
  tokenRoutes(routes)
  accountRoutes(routes)
  userRoutes(routes)
}
