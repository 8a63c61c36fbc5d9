import { badBody, Failure, forbidden, noAccount } from '../failure.ts'
import { pageOf } from '../call.ts'
import type { Call } from '../call.ts'
import { isAdministrator, mayActOnUserOrBot } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { TokenRecord } from '../state.ts'
import { checkExpiry, knowsExpiry } from '../token-policy.ts'

/** The list and the search of the real server are one place in its source; they fail with this id. */
const NOT_FOUND = 'app.user_access_token.get_by_user.app_error'
const LONGEST_DESCRIPTION = 255

export function tokenRoutes(routes: Routes): void {
  routes.get('/users/tokens', listTokens)
  routes.post('/users/tokens/search', searchTokens)
  routes.post('/users/tokens/revoke', revokeToken)
  routes.post('/users/tokens/disable', disableToken)
  routes.post('/users/tokens/enable', enableToken)
  routes.get('/users/tokens/:token_id{[A-Za-z0-9]+}', getToken)
  routes.post('/users/:user_id{[A-Za-z0-9]+}/tokens', createToken)
  routes.get('/users/:user_id{[A-Za-z0-9]+}/tokens', listTokensOfUser)
}

/**
 * A token as answers show it; what is undefined is left out. The secret is shown once, when it has just been made.
 * Before 11.9 there is no `expires_at`; since then it is always there, 0 for "never".
 */
export function tokenView(call: Call, token: TokenRecord, withSecret = false): Record<string, unknown> {
  return {
    id: token.id,
    token: withSecret ? token.token : undefined,
    user_id: token.user_id,
    description: token.description,
    is_active: token.is_active,
    expires_at: knowsExpiry(call.store) ? token.expires_at : undefined,
  }
}

/** Administrators' tokens belong to administrators; tokens of people cannot be made while the feature is off. */
export function checkOwner(call: Call, userId: string): void {
  const owner = call.store.user(userId)
  call.permit(mayActOnUserOrBot(call.store, call.viewer, userId))
  if (owner && isAdministrator(owner) && !call.may('manage_system')) throw forbidden()
}

export function checkFeature(call: Call, userId: string): void {
  const isBot = call.store.user(userId)?.is_bot === true
  if (!call.store.config.ServiceSettings.EnableUserAccessTokens && !isBot) {
    throw new Failure(501, 'app.user_access_token.disabled')
  }
}

function createToken(call: Call): Response {
  const { store } = call
  const userId = call.idParam('user_id')
  if (!store.user(userId)) throw noAccount()
  if (call.viewer.is_oauth) throw forbidden()
  const body = call.body.struct('user_access_token')
  const description = body.text('description')
  const expiresAt = knowsExpiry(store) ? body.whole('expires_at') : 0
  if (description === '') throw badBody('description')
  call.audit('')
  call.need('create_user_access_token')
  checkOwner(call, userId)
  checkFeature(call, userId)
  checkExpiry(store, userId, expiresAt)
  if (new TextEncoder().encode(description).length > LONGEST_DESCRIPTION) {
    throw new Failure(400, 'model.user_access_token.is_valid.description.app_error')
  }
  if (expiresAt < 0) throw new Failure(400, 'model.user_access_token.is_valid.expires_at.app_error')
  const token: TokenRecord = {
    id: store.id(),
    token: store.id(),
    user_id: userId,
    description,
    is_active: true,
    expires_at: expiresAt,
  }
  store.addToken(token)
  call.audit(`success - token_id=${token.id}`)
  return call.json(tokenView(call, token, true))
}

function listTokens(call: Call): Response {
  call.need('manage_system')
  const page = pageOf(call.store.tokens.all(), call.paging())
  return call.json(page.map((token) => tokenView(call, token)))
}

function listTokensOfUser(call: Call): Response {
  const userId = call.idParam('user_id')
  call.need('read_user_access_token')
  call.permit(mayActOnUserOrBot(call.store, call.viewer, userId))
  const paging = call.paging()
  // The offset is not checked, and below zero the database refuses it.
  if (paging.page < 0) throw new Failure(500, NOT_FOUND)
  return call.json(pageOf(call.store.tokensOfUser.of(userId), paging).map((token) => tokenView(call, token)))
}

/**
 * Exact matches only, of a token id, a user id or a username. Backslashes and wildcards mean nothing. Tokens whose owner
 * is gone are never found: the search goes through the owners.
 */
function searchTokens(call: Call): Response {
  call.need('manage_system')
  const term = call.body.struct('user_access_token_search').text('term')
  if (term === '') throw badBody('term')
  const { store } = call
  const wanted = term.replaceAll('\\', '')
  const found = new Set<TokenRecord>()
  const byId = store.tokens.get(wanted)
  if (byId) found.add(byId)
  for (const token of store.tokensOfUser.of(wanted)) found.add(token)
  const owner = store.userByName(wanted)
  if (owner) for (const token of store.tokensOfUser.of(owner.id)) found.add(token)
  const owned = [...found].filter((token) => store.user(token.user_id) !== undefined)
  return call.json(owned.map((token) => tokenView(call, token)))
}

function getToken(call: Call): Response {
  const id = call.idParam('token_id')
  call.need('read_user_access_token')
  return call.json(tokenView(call, findToken(call, id)))
}

/** The token, if it exists and the viewer may act on its owner. In this order: who may not, learns that it exists. */
function findToken(call: Call, id: string): TokenRecord {
  const token = call.store.tokens.get(id)
  if (!token) throw new Failure(404, NOT_FOUND)
  call.permit(mayActOnUserOrBot(call.store, call.viewer, token.user_id))
  return token
}

/** The token named in the body. No id at all is a token that does not exist: the real server forgets to stop there. */
function tokenOfBody(call: Call, permission: string): TokenRecord {
  const id = call.body.map()('token_id')
  call.audit('')
  call.need(permission)
  return findToken(call, id)
}

function revokeToken(call: Call): Response {
  const token = tokenOfBody(call, 'revoke_user_access_token')
  call.store.removeToken(token)
  call.audit(`success - token_id=${token.id}`)
  return call.ok()
}

function disableToken(call: Call): Response {
  const token = tokenOfBody(call, 'revoke_user_access_token')
  call.store.updateToken(token, (row) => {
    row.is_active = false
  })
  call.store.endSessionOf(token)
  call.audit(`success - token_id=${token.id}`)
  return call.ok()
}

function enableToken(call: Call): Response {
  const token = tokenOfBody(call, 'create_user_access_token')
  call.store.updateToken(token, (row) => {
    row.is_active = true
  })
  call.audit(`success - token_id=${token.id}`)
  return call.ok()
}
