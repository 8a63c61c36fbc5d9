import type { Call } from '../call.ts'
import { isObject } from '../body.ts'
import { clientConfig, patchConfig } from '../config.ts'
import { configView } from '../config-view.ts'
import { Failure, badBody, notImplemented } from '../failure.ts'
import { clientLicense, countActivePeople, userLimits } from '../license.ts'
import { mayAny } from '../permits.ts'
import type { Routes } from '../routes.ts'

export function systemRoutes(routes: Routes): void {
  routes.get('/system/ping', ping, { session: 'none' })
  routes.get('/config/client', getClientConfig, { session: 'none' })
  routes.get('/config', getConfig)
  routes.put('/config/patch', changeConfig)
  routes.get('/license/client', getLicense, { session: 'none' })
  routes.get('/limits/server', getLimits)
  routes.post('/caches/invalidate', invalidateCaches)
}

/**
 * Exactly `get_server_status=true` asks how well the server is: told in headers as well, and administrators learn whether it
 * runs as root.
 */
function ping(call: Call): Response {
  const status = { status: 'OK' }
  const facts = {
    ActiveSearchBackend: 'database',
    AndroidLatestVersion: '',
    AndroidMinVersion: '',
    IosLatestVersion: '',
    IosMinVersion: '',
  }
  if (call.query('get_server_status') !== 'true') return call.json({ ...facts, ...status })
  const health = { ...status, database_status: 'OK', filestore_status: 'OK' }
  for (const [name, value] of Object.entries(health)) call.headers.set(name, value)
  const isAdministrators = call.session !== null && call.may('manage_system')
  return call.json({ ...facts, ...health, ...(isAdministrators ? { root_status: false } : {}) })
}

function getClientConfig(call: Call): Response {
  return call.json(clientConfig(call.store, call.session !== null))
}

/** Who may read any part of the console may read the settings of that part. */
function getConfig(call: Call): Response {
  call.permit(mayAny(call.store, call.viewer, 'sysconsole_read_'))
  if (call.queryFlag('remove_defaults')) throw notImplemented()
  return showConfig(call)
}

function showConfig(call: Call): Response {
  call.headers.set('cache-control', 'no-cache, no-store, must-revalidate')
  return call.json(configView(call.store, (permission) => call.may(permission)))
}

function changeConfig(call: Call): Response {
  call.need('manage_system')
  const patch = call.body.value()
  if (!isObject(patch)) throw badBody('config')
  let isValid = true
  call.store.configure((config) => {
    isValid = patchConfig(config, patch)
  })
  if (!isValid) throw badBody('config')
  return showConfig(call)
}

/** There are no caches here: who may, is told that they are empty. */
function invalidateCaches(call: Call): Response {
  call.need('invalidate_caches')
  call.headers.set('cache-control', 'no-cache, no-store, must-revalidate')
  return call.ok()
}

function getLicense(call: Call): Response {
  const format = call.query('format')
  if (format === '') throw new Failure(400, 'api.license.client.old_format.app_error')
  if (format !== 'old') throw badBody('format')
  const isFull = call.session !== null && call.may('read_license_information')
  return call.json(clientLicense(call.store.license, isFull))
}

function getLimits(call: Call): Response {
  const isAdministrator = call.may('manage_system')
  const { soft, hard } = userLimits(call.store)
  return call.json({
    maxUsersLimit: isAdministrator ? soft : 0,
    maxUsersHardLimit: isAdministrator ? hard : 0,
    activeUserCount: isAdministrator ? countActivePeople(call.store) : 0,
    postHistoryLimit: 0,
    lastAccessiblePostTime: 0,
  })
}
