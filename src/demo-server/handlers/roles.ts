import type { Call } from '../call.ts'
import { Failure, badBody } from '../failure.ts'
import type { Routes } from '../routes.ts'

const MOST_NAMES = 100

export function roleRoutes(routes: Routes): void {
  routes.get('/roles', listRoles)
  routes.post('/roles/names', rolesByNames, { trusted: true })
}

function listRoles(call: Call): Response {
  call.need('manage_system')
  return call.json([...call.store.roles.values()])
}

/** Unknown names are passed over. Anybody may read any role. */
function rolesByNames(call: Call): Response {
  const names = call.body.strings('rolenames')
  if (names.length > MOST_NAMES) throw new Failure(400, 'api.roles.get_multiple_by_name_too_many.request_error')
  if (names.some((name) => name.trim() !== '' && !/^[a-z0-9_]{1,64}$/.test(name))) throw badBody('rolename')
  const found = names.map((name) => call.store.roles.get(name)).filter((role) => role !== undefined)
  return call.json(found)
}
