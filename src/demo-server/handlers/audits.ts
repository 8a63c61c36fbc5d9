import type { Call } from '../call.ts'
import { Failure } from '../failure.ts'
import { mayActOnUser } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { AuditRecord } from '../state.ts'

export function auditRoutes(routes: Routes): void {
  routes.get('/audits', (call) => {
    call.need('read_audits')
    return call.json(newestFirst(call, call.store.audits))
  })
  routes.get('/users/:user_id{[A-Za-z0-9]+}/audits', (call) => {
    const userId = call.idParam('user_id')
    call.permit(mayActOnUser(call.store, call.viewer, userId))
    return call.json(newestFirst(call, call.store.auditsOfUser.of(userId)))
  })
}

/** A page of rows, newest first. No rows are null, not an empty list. Rows are kept oldest first. */
function newestFirst(call: Call, rows: readonly AuditRecord[]): AuditRecord[] | null {
  const { page, perPage } = call.paging()
  if (page < 0) throw new Failure(500, 'app.audit.get.finding.app_error')
  const end = rows.length - page * perPage
  const found = end > 0 ? rows.slice(Math.max(0, end - perPage), end).toReversed() : []
  return found.length > 0 ? found : null
}
