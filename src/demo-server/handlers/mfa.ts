import { touchUser } from '../accounts.ts'
import { isObject } from '../body.ts'
import type { Call } from '../call.ts'
import { Failure, badBody, forbidden } from '../failure.ts'
import { mayActOnUser } from '../permits.ts'
import { qrCodePng } from '../qr-code.ts'
import type { Routes } from '../routes.ts'
import type { UserRecord } from '../state.ts'
import { isWellFormedCode, newMfaSecret, stepOfCode } from '../totp.ts'
import { userInPath } from './accounts.ts'

export function mfaRoutes(routes: Routes): void {
  routes.put('/users/:user_id{[A-Za-z0-9]+}/mfa', changeMfa)
  routes.post('/users/:user_id{[A-Za-z0-9]+}/mfa/generate', generateSecret)
}

function checkRight(call: Call): void {
  const userId = call.idParam('user_id')
  if (call.viewer.is_oauth) throw forbidden()
  call.permit(mayActOnUser(call.store, call.viewer, userId))
}

/** Switching off needs no code, and works while the feature is off. */
function changeMfa(call: Call): Response {
  checkRight(call)
  const body = call.body.value()
  const fields = isObject(body) ? body : {}
  const { activate, code } = fields
  if (typeof activate !== 'boolean') throw badBody('activate')
  if (activate && (typeof code !== 'string' || code === '')) throw badBody('code')
  call.audit('attempt')
  const user = userInPath(call)
  if (activate) activateMfa(call, user, typeof code === 'string' ? code.trim() : '')
  else {
    user.mfa_active = false
    setSecret(call, user, '')
  }
  call.audit('success - mfa updated')
  return call.ok()
}

function checkFeature(call: Call, user: UserRecord): void {
  if (user.auth_service !== '' && user.auth_service !== 'ldap') {
    throw new Failure(400, 'api.user.activate_mfa.email_and_ldap_only.app_error')
  }
  if (!call.store.config.ServiceSettings.EnableMultifactorAuthentication) {
    throw new Failure(501, 'mfa.mfa_disabled.app_error')
  }
}

function activateMfa(call: Call, user: UserRecord, code: string): void {
  checkFeature(call, user)
  if (!isWellFormedCode(code)) throw new Failure(500, 'mfa.activate.app_error')
  const step = stepOfCode(user.mfa_secret, code, user.mfa_used, call.store.now())
  if (step === null) throw new Failure(401, 'mfa.activate.bad_token.app_error')
  user.mfa_used = [...user.mfa_used, step]
  user.mfa_active = true
  touchUser(call.store, user)
}

/** With the secret go the codes that were used: those of another one are others. */
function setSecret(call: Call, user: UserRecord, secret: string): void {
  user.mfa_secret = secret
  user.mfa_used = []
  touchUser(call.store, user)
}

/** Overwrites the secret even of somebody who signs in with it: their codes are worth nothing from now on. */
function generateSecret(call: Call): Response {
  checkRight(call)
  const user = userInPath(call)
  if (!call.store.config.ServiceSettings.EnableMultifactorAuthentication) {
    throw new Failure(501, 'mfa.mfa_disabled.app_error')
  }
  const secret = newMfaSecret(call.store.random)
  setSecret(call, user, secret)
  const issuer = encodeURIComponent(call.store.config.ServiceSettings.SiteURL.replace(/^https?:\/\/(www\.)?/, ''))
  const link = `otpauth://totp/${issuer}:${user.email}?secret=${secret}&issuer=${issuer}`
  call.headers.set('cache-control', 'no-cache')
  call.headers.set('pragma', 'no-cache')
  call.headers.set('expires', '0')
  return call.json({ secret, qr_code: qrCodePng(link).toString('base64') })
}
