import type { Call } from '../call.ts'
import { isObject } from '../body.ts'
import { clientConfig, patchConfig } from '../config.ts'
import { Failure, badBody } from '../failure.ts'
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

function ping(call: Call): Response {
  const health = call.queryFlag('get_server_status') ? { database_status: 'OK', filestore_status: 'OK' } : {}
  return call.json({
    ActiveSearchBackend: 'database',
    AndroidLatestVersion: '',
    AndroidMinVersion: '',
    IosLatestVersion: '',
    IosMinVersion: '',
    status: 'OK',
    ...health,
  })
}

function getClientConfig(call: Call): Response {
  return call.json(clientConfig(call.store, call.session !== null))
}

/** Who may read any part of the console may read the settings. All of them here: the real server leaves some out. */
function getConfig(call: Call): Response {
  call.permit(mayAny(call.store, call.viewer, 'sysconsole_read_'))
  call.headers.set('cache-control', 'no-cache, no-store, must-revalidate')
  return call.json(call.store.config)
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
  call.headers.set('cache-control', 'no-cache, no-store, must-revalidate')
  return call.json(call.store.config)
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
