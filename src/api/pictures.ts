import { call } from './http.ts'
import type { UserId } from './ids.ts'
import { okSchema } from './objects/status.ts'

/**
 * `POST /users/{id}/image` (oneself, or rights over the person; for a bot those over bots): replaces the picture. Throws
 * `invalid` for what is no picture, for one too large (413), and where LDAP or SAML keeps the picture (409); `unavailable`
 * where the server has no storage.
 */
export async function setPicture(id: UserId, picture: Blob): Promise<void> {
  const form = new FormData()
  form.set('image', picture)
  await call({ method: 'POST', path: `/users/${id}/image`, form, timeoutMs: 120_000 }, okSchema)
}

/** `DELETE /users/{id}/image` (rights as above): back to initials, which the server draws. */
export async function removePicture(id: UserId): Promise<void> {
  await call({ method: 'DELETE', path: `/users/${id}/image` }, okSchema)
}
