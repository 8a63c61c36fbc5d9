import { firstValue, isObject } from '../body.ts'
import { isId } from '../call.ts'
import type { Call } from '../call.ts'
import { Failure, badBody } from '../failure.ts'
import { mayActOnUser } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { PreferenceRecord } from '../state.ts'

const MOST_AT_ONCE = 100
const MOST_VISIBLE_DIRECT = 40
const PATH = '/users/:user_id{[A-Za-z0-9]+}/preferences'

export function preferenceRoutes(routes: Routes): void {
  routes.get(PATH, (call) => call.json(orNull(call.store.preferencesOf(permitted(call)))))
  routes.put(PATH, savePreferences)
  routes.post(`${PATH}/delete`, deletePreferences)
  routes.get(`${PATH}/:category{[A-Za-z0-9_]+}`, getCategory)
  routes.get(`${PATH}/:category{[A-Za-z0-9_]+}/name/:name{[A-Za-z0-9_]+}`, getPreference)
}

function orNull<T>(rows: readonly T[]): readonly T[] | null {
  return rows.length > 0 ? rows : null
}

function permitted(call: Call): string {
  const userId = call.idParam('user_id')
  call.permit(mayActOnUser(call.store, call.viewer, userId))
  return userId
}

function getCategory(call: Call): Response {
  const rows = call.store.preferencesOf(permitted(call)).filter((row) => row.category === call.params['category'])
  if (rows.length === 0) throw new Failure(404, 'api.preference.preferences_category.get.app_error')
  return call.json(rows)
}

/** A name that is not there is 400, a category that is not there is 404: so the real server has it. */
function getPreference(call: Call): Response {
  const { category, name } = call.params
  const found = call.store.preferencesOf(permitted(call)).find((row) => row.category === category && row.name === name)
  if (!found) throw new Failure(400, 'app.preference.get.app_error')
  return call.json(found)
}

function textIn(row: Record<string, unknown>, key: string): string {
  const value = row[key] ?? ''
  if (typeof value !== 'string') throw badBody('preferences')
  return value
}

function preferencesIn(call: Call): PreferenceRecord[] {
  const body = call.body.value()
  if (!Array.isArray(body) || body.length === 0 || body.length > MOST_AT_ONCE) throw badBody('preferences')
  return body.map((row: unknown) => {
    if (!isObject(row)) throw badBody('preferences')
    return {
      user_id: textIn(row, 'user_id'),
      category: textIn(row, 'category'),
      name: textIn(row, 'name'),
      value: textIn(row, 'value'),
    }
  })
}

function checkPreference(row: PreferenceRecord): void {
  const refuse = (part: string): Failure => new Failure(400, `model.preference.is_valid.${part}.app_error`)
  const bytes = (text: string): number => new TextEncoder().encode(text).length
  if (!isId(row.user_id)) throw refuse('id')
  if (row.category === '' || bytes(row.category) > 32) throw refuse('category')
  if (bytes(row.name) > 32) throw refuse('name')
  if ([...row.value].length > 20_000) throw refuse('value')
  if (row.category === 'sidebar_settings' && row.name === 'limit_visible_dms_gms') {
    const limit = /^[+-]?\d+$/.test(row.value) ? Number(row.value) : 0
    if (limit < 1 || limit > MOST_VISIBLE_DIRECT) throw refuse('limit_visible_dms_gms')
  }
  // Its name must be a post one may read, and there are none here.
  if (row.category === 'flagged_post') throw badBody('preference.name')
}

const NO_COLOURS = new Set(['image', 'type', 'codeTheme'])

/**
 * What the server makes of a theme before it looks at it: keys in order, and white for what is no colour. What is no theme at
 * all becomes `null`, an empty map in Go, and is saved as that.
 */
function cleaned(row: PreferenceRecord): PreferenceRecord {
  if (row.category !== 'theme') return row
  const theme = firstValue(row.value)
  if (!isObject(theme)) return { ...row, value: 'null' }
  const entries = Object.entries(theme).map(([key, value]): [string, string] => {
    const colour = typeof value === 'string' ? value : ''
    return [key, NO_COLOURS.has(key) || /^#[\da-f]{3}([\da-f]{3})?$/i.test(colour) ? colour : '#ffffff']
  })
  return { ...row, value: JSON.stringify(Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))) }
}

function savePreferences(call: Call): Response {
  const userId = permitted(call)
  const rows = preferencesIn(call).map(cleaned)
  if (rows.some((row) => row.user_id !== userId)) {
    throw new Failure(403, 'api.preference.update_preferences.set.app_error')
  }
  rows.forEach(checkPreference)
  for (const row of rows) call.store.setPreference(row)
  return call.ok()
}

function deletePreferences(call: Call): Response {
  const userId = permitted(call)
  const rows = preferencesIn(call)
  if (rows.some((row) => row.user_id !== userId)) {
    throw new Failure(403, 'api.preference.delete_preferences.delete.app_error')
  }
  for (const row of rows) call.store.removePreference(row)
  return call.ok()
}
