import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PreferenceKey } from './local-preference.ts'

let preference: typeof import('./local-preference.ts')

const theme = (stored: unknown) => (stored === 'dark' || stored === 'light' ? stored : 'system')
const columns = (stored: unknown) => (Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [])

function readPreference<T>(key: PreferenceKey, parse: (stored: unknown) => T): T {
  return preference.createPreferenceReader(key, parse)()
}

beforeEach(async () => {
  localStorage.clear()
  vi.resetModules()
  preference = await import('./local-preference.ts')
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('preferences', () => {
  it('remembers, under the name that the theme script reads', () => {
    expect(readPreference('theme', theme)).toBe('system')
    preference.writePreference('theme', 'dark')
    expect(readPreference('theme', theme)).toBe('dark')
    expect(localStorage.getItem('latchkey:theme')).toBe('"dark"')
  })

  it.each(['{broken', '"purple"', 'null', '[]'])('gives the default for a stored %s', (stored) => {
    localStorage.setItem('latchkey:theme', stored)
    expect(readPreference('theme', theme)).toBe('system')
  })

  it('gives the default when the parser throws', () => {
    localStorage.setItem('latchkey:density', '7')
    const strict = (stored: unknown) => {
      if (stored === undefined) return 'comfortable'
      throw new TypeError('not a density')
    }
    expect(readPreference('density', strict)).toBe('comfortable')
  })

  it('reads the same object until it changes', () => {
    const read = preference.createPreferenceReader('columns:tokens', columns)
    expect(read()).toBe(read())
    preference.writePreference('columns:tokens', ['owner'])
    expect(read()).toEqual(['owner'])
    expect(read()).toBe(read())
  })

  it('tells of changes here and in other tabs, and of nobody else', () => {
    const heard = vi.fn()
    const leave = preference.subscribe(heard)
    preference.writePreference('theme', 'dark')
    expect(heard).toHaveBeenCalledTimes(1)
    window.dispatchEvent(new StorageEvent('storage', { key: 'latchkey:density' }))
    window.dispatchEvent(new StorageEvent('storage', { key: null }))
    expect(heard).toHaveBeenCalledTimes(3)
    window.dispatchEvent(new StorageEvent('storage', { key: 'mattermost' }))
    leave()
    preference.writePreference('theme', 'light')
    window.dispatchEvent(new StorageEvent('storage', { key: 'latchkey:density' }))
    expect(heard).toHaveBeenCalledTimes(3)
  })

  it('holds a choice for the page when the storage is full, and stores it when there is room again', () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    preference.writePreference('theme', 'dark')
    expect(readPreference('theme', theme)).toBe('dark')
    full.mockRestore()
    preference.writePreference('theme', 'light')
    expect(localStorage.getItem('latchkey:theme')).toBe('"light"')
    expect(readPreference('theme', theme)).toBe('light')
  })

  it('works where storage is forbidden', () => {
    vi.stubGlobal('localStorage', undefined)
    expect(readPreference('theme', theme)).toBe('system')
    preference.writePreference('theme', 'dark')
    expect(readPreference('theme', theme)).toBe('dark')
  })
})
