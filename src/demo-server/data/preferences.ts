import type { PreferenceRecord, UserRecord } from '../state.ts'
import type { Making } from './making.ts'

const CHOICES: readonly (readonly [string, string, readonly string[]])[] = [
  ['display_settings', 'use_military_time', ['true', 'false']],
  ['display_settings', 'name_format', ['username', 'full_name', 'nickname_full_name']],
  ['display_settings', 'collapsed_reply_threads', ['on', 'off']],
  ['display_settings', 'message_display', ['clean', 'compact']],
  ['display_settings', 'channel_display_mode', ['full', 'centered']],
  ['sidebar_settings', 'show_unread_section', ['true', 'false']],
  ['advanced_settings', 'send_on_ctrl_enter', ['true', 'false']],
  ['notifications', 'email_interval', ['0', '30', '900', '3600']],
  ['theme', '', ['{"type":"Denim"}', '{"type":"Onyx","sidebarBg":"#202228"}', '{"type":"Quartz"}']],
]

/** What plugins and apps of the company store, each under a category of its own. */
const OF_PLUGINS: readonly (readonly [string, string, readonly string[]])[] = [
  ['pp_com.harbour.tides', 'units', ['metres', 'feet']],
  ['shift_planner', 'last-board', ['{"board":"quay","week":14}', '{"board":"ferries","week":15}']],
]

/**
 * Settings of people: of everybody what signing up stores, of about a third a few choices more, how far they got in the
 * tutorial, and now and then what a plugin has stored.
 */
export function companyPreferences({ random }: Making, users: readonly UserRecord[]): PreferenceRecord[] {
  const rows: PreferenceRecord[] = []
  for (const { id: user_id, is_bot } of users) {
    if (is_bot) continue
    const isSettled = random.chance(0.33)
    const write = (category: string, name: string, value: string): void => {
      rows.push({ user_id, category, name, value })
    }
    write('tutorial_step', user_id, isSettled ? random.pick(['0', '3', '999']) : '0')
    write('system_notice', 'GMasDM', 'true')
    write('recommended_next_steps', 'hide', isSettled ? random.pick(['true', 'false']) : 'false')
    for (const [category, name, values] of isSettled ? CHOICES : []) {
      if (random.chance(0.35)) write(category, name, random.pick(values))
    }
    for (const [category, name, values] of isSettled ? OF_PLUGINS : []) {
      if (random.chance(0.1)) write(category, name, random.pick(values))
    }
  }
  return rows
}
