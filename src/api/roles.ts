import { chunks, mapParallel } from '../lib/parallel.ts'
import { callList } from './http.ts'
import { roleSchema, type Role } from './objects/role.ts'
import { joinRows, type Rows } from './rows.ts'

/** The server refuses more names at once. */
const NAMES_AT_ONCE = 100

/**
 * `POST /roles/names`: the roles with these names and what they permit, in no order; unknown names are missing in the
 * answer. For anybody signed in. No names, no request.
 */
export async function getRolesByNames(names: string[], signal?: AbortSignal): Promise<Rows<Role>> {
  const parts = await mapParallel(chunks(names, NAMES_AT_ONCE), 2, (body) =>
    callList({ method: 'POST', path: '/roles/names', body, signal, isRead: true }, roleSchema),
  )
  return joinRows(parts)
}

/** `GET /roles` (in 9.11, not in 5.37; needs `manage_system`): every role there is. */
export function listRoles(signal?: AbortSignal): Promise<Rows<Role>> {
  return callList({ path: '/roles', signal }, roleSchema)
}
