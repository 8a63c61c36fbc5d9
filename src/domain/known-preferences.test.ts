import { describe, expect, it } from 'vitest'
import { categoryRank, categoryTitle, KNOWN_PREFERENCES, knownPreference } from './known-preferences.ts'
import { isUnderstood, preferenceKey, valueProblem, valueWords } from './preference-rules.ts'

describe('the known preferences', () => {
  it('are each there once, with a category in words and a name the server takes', () => {
    const keys = KNOWN_PREFERENCES.map(({ category, name }) => preferenceKey({ category, name: name ?? '*' }))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    expect(KNOWN_PREFERENCES.filter(({ category }) => categoryTitle(category) === null)).toEqual([])
    expect(KNOWN_PREFERENCES.filter(({ name }) => (name ?? '').length > 32)).toEqual([])
  })

  it('have defaults that their editors and the server understand', () => {
    const wrong = KNOWN_PREFERENCES.filter((known) => known.byDefault !== null && !isUnderstood(known, known.byDefault))
    expect(wrong).toEqual([])
    const refused = KNOWN_PREFERENCES.filter(
      ({ category, name, byDefault }) =>
        byDefault !== null && valueProblem({ category, name: name ?? '', value: byDefault }),
    )
    expect(refused).toEqual([])
  })

  it('are found by name, else by category where any name is known, else not at all', () => {
    expect(knownPreference('display_settings', 'use_military_time')?.title).toBe('24-hour clock')
    expect(knownPreference('display_settings', 'nobody_knows')).toBeNull()
    expect(knownPreference('theme', '')?.title).toBe('Theme for all teams')
    expect(knownPreference('theme', 'a'.repeat(26))?.nameIs).toBe('team')
    expect(knownPreference('tutorial_step', 'a'.repeat(26))?.nameIs).toBe('oneself')
    expect(knownPreference('direct_channel_show', 'a'.repeat(26))?.nameIs).toBe('person')
    expect(knownPreference('flagged_post', 'a'.repeat(26))?.nameIs).toBe('post')
    expect(knownPreference('oauth_app', 'a'.repeat(26))?.meaning).toContain('does not end its access')
    expect(knownPreference('pp_com.example-plugin', 'x')).toBeNull()
    expect(categoryTitle('pp_com.example-plugin')).toBeNull()
    expect(categoryRank('pp_com.example-plugin')).toBeGreaterThan(categoryRank('last'))
  })

  it.each([
    ['display_settings', 'use_military_time', 'true', 'On'],
    ['display_settings', 'collapsed_reply_threads', 'off', 'Off'],
    ['display_settings', 'name_format', 'full_name', 'Full name'],
    ['notifications', 'email_interval', '900', 'Every 15 minutes'],
    ['notifications', 'email_interval', '0', 'Never'],
    ['channel_open_time', 'c', '0', 'Never'],
    ['theme', '', '{"type":"Onyx","sidebarBg":"#202228"}', 'Onyx, 1 colour'],
    ['display_settings', 'use_military_time', 'maybe', 'maybe'],
    ['theme', '', 'no json', 'no json'],
    ['anything', 'else', 'as it is', 'as it is'],
  ])('say %s/%s = %s in words', (category, name, value, words) => {
    expect(valueWords(knownPreference(category, name), value)).toBe(words)
  })
})
