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
  ['recommended_next_steps', 'hide', ['true', 'false']],
  ['theme', '', ['{"type":"Denim"}', '{"type":"Onyx","sidebarBg":"#202228"}', '{"type":"Quartz"}']],
]

/** Settings of about a third of the people: a few of these each, and how far they got in the tutorial. */
export function companyPreferences({ random }: Making, users: readonly UserRecord[]): PreferenceRecord[] {
  const rows: PreferenceRecord[] = []
  for (const user of users) {
    if (user.is_bot || !random.chance(0.33)) continue
    rows.push({ user_id: user.id, category: 'tutorial_step', name: user.id, value: random.pick(['0', '3', '999']) })
    for (const [category, name, values] of CHOICES) {
      if (random.chance(0.35)) rows.push({ user_id: user.id, category, name, value: random.pick(values) })
    }
  }
  return rows
}
