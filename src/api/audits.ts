import { callList } from './http.ts'
import type { UserId } from './ids.ts'
import { auditSchema, type Audit } from './objects/audit.ts'
import type { Page, Rows } from './rows.ts'

/** `GET /users/{id}/audits` (oneself, or rights over the person): what they did themselves, newest first. */
export function listAuditsOfUser(userId: UserId, { page, perPage }: Page, signal?: AbortSignal): Promise<Rows<Audit>> {
  return callList({ path: `/users/${userId}/audits`, query: { page, per_page: perPage }, signal }, auditSchema)
}
