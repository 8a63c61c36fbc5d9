import type { Call } from '../call.ts'
import { Failure, badBody, forbidden, noAccount } from '../failure.ts'
import type { Routes } from '../routes.ts'
import { checkExpiry, lifetimeLimit, nonCompliantTokens } from '../token-policy.ts'
import { checkFeature, checkOwner, tokenView } from './tokens.ts'

/** What came with 11.10: new secrets for old tokens, and a policy on how long they may live. */
export function tokenLifetimeRoutes(routes: Routes): void {
  routes.post('/users/tokens/rotate', rotateToken)
  routes.get('/users/tokens/non_compliant/count', countNonCompliant)
  routes.post('/users/tokens/non_compliant/revoke', revokeNonCompliant)
}

/** An expiry that is not given is "never", not "as before". */
function rotateToken(call: Call): Response {
  const { store } = call
  const body = call.body.struct('rotate_user_access_token')
  const id = body.text('token_id')
  const expiresAt = body.whole('expires_at')
  if (id === '') throw badBody('token_id')
  call.audit('')
  if (call.viewer.is_oauth) throw forbidden()
  call.need('create_user_access_token')
  const token = store.tokens.get(id)
  if (!token) throw new Failure(404, 'app.user_access_token.get_by_user.app_error')
  if (!store.user(token.user_id)) throw noAccount()
  checkOwner(call, token.user_id)
  if (!token.is_active) throw new Failure(400, 'api.user.rotate_user_access_token.disabled_token.app_error')
  checkFeature(call, token.user_id)
  checkExpiry(store, token.user_id, expiresAt)
  store.endSessionOf(token)
  store.updateToken(token, (row) => {
    row.token = store.id()
    row.expires_at = expiresAt
  })
  call.audit(`success - token_id=${token.id}`)
  return call.json(tokenView(call, token, true))
}

function countNonCompliant(call: Call): Response {
  call.need('manage_system')
  return call.json({ count: nonCompliantTokens(call.store).length })
}

function revokeNonCompliant(call: Call): Response {
  call.need('manage_system')
  if (lifetimeLimit(call.store) === 0) {
    throw new Failure(400, 'app.user_access_token.revoke_non_compliant.no_policy.app_error')
  }
  const tokens = nonCompliantTokens(call.store)
  call.store.removeTokens(tokens)
  return call.json({ count: tokens.length })
}
