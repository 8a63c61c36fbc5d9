/** How a value is shown and typed. A stored one that does not fit is shown and typed raw. */
export type PreferenceEditor =
  | { kind: 'switch'; on: string; off: string }
  | { kind: 'choice'; choices: readonly (readonly [value: string, words: string])[] }
  | { kind: 'number'; min: number; max: number }
  /** A JSON object of colours. */
  | { kind: 'theme' }
  /** A moment in ms since epoch. */
  | { kind: 'time' }
  | { kind: 'json' }
  | { kind: 'text' }

/** Of what the name of a preference is the id. */
export type NamedId = 'person' | 'oneself' | 'channel' | 'team' | 'post' | 'app'

/** A preference that Mattermost's own apps write (`mattermost-api.md` 4.4). */
export interface KnownPreference {
  category: string
  /** Null: any name; see `nameIs`. */
  name: string | null
  title: string
  /** What it brings about, as a sentence. */
  meaning: string
  editor: PreferenceEditor
  /** What applies while nothing is stored; null where that is up to the server or there is no such thing. */
  byDefault: string | null
  /** Where the name is an id: of what. */
  nameIs?: NamedId
}

const BOOLEAN: PreferenceEditor = { kind: 'switch', on: 'true', off: 'false' }
const ON_OFF: PreferenceEditor = { kind: 'switch', on: 'on', off: 'off' }
const TEXT: PreferenceEditor = { kind: 'text' }

type Row = readonly [name: string | null, title: string, meaning: string, byDefault?: string | null, nameIs?: NamedId]

function of(category: string, editor: PreferenceEditor, rows: readonly Row[]): KnownPreference[] {
  return rows.map(([name, title, meaning, byDefault = null, nameIs]) => ({
    category,
    name,
    title,
    meaning,
    editor,
    byDefault,
    ...(nameIs ? { nameIs } : {}),
  }))
}

function choice(...choices: readonly (readonly [string, string])[]): PreferenceEditor {
  return { kind: 'choice', choices }
}

/** What Mattermost's own apps store, category by category. */
export const KNOWN_PREFERENCES: readonly KnownPreference[] = [
  ...of('display_settings', BOOLEAN, [
    ['use_military_time', '24-hour clock', 'Times are shown as 16:00 instead of 4:00 PM.', 'false'],
    ['colorize_usernames', 'Colourful names', 'In the compact look each name has a colour.', 'true'],
    ['link_previews', 'Link previews', 'A preview stands under a message with a link.', 'true'],
    ['collapse_previews', 'Collapse image previews', 'Images and previews are folded at first.', 'false'],
    ['collapse_consecutive_messages', 'Join messages', 'Messages of one person in a row share one head.'],
    ['click_to_reply', 'Click to open threads', 'A click anywhere on a message opens its thread.', 'true'],
    ['availability_status_on_posts', 'Status beside messages', 'Pictures beside messages show who is online.', 'true'],
    ['one_click_reactions_enabled', 'Quick reactions', 'Recent emoji are offered on a message.', 'true'],
    ['render_emoticons_as_emoji', 'Emoticons as emoji', ':) is drawn as a picture.', 'true'],
  ]),
  ...of(
    'display_settings',
    choice(['username', 'User name'], ['nickname_full_name', 'Nickname, else full name'], ['full_name', 'Full name']),
    [['name_format', 'How people are called', 'Which name stands beside messages. The server has a default.']],
  ),
  ...of('display_settings', choice(['clean', 'Standard'], ['compact', 'Compact']), [
    ['message_display', 'Message look', 'How close messages stand to one another.', 'clean'],
  ]),
  ...of('display_settings', choice(['full', 'Full width'], ['centered', 'Fixed width, centred']), [
    ['channel_display_mode', 'Channel width', 'How wide messages run.', 'full'],
  ]),
  ...of('display_settings', ON_OFF, [
    [
      'collapsed_reply_threads',
      'Collapsed reply threads',
      'Replies fold under their message. The server has a default.',
    ],
  ]),
  ...of('sidebar_settings', BOOLEAN, [
    ['show_unread_section', 'Unread channels apart', 'Channels with unread messages stand in a section of their own.'],
  ]),
  ...of('sidebar_settings', { kind: 'number', min: 1, max: 40 }, [
    ['limit_visible_dms_gms', 'Direct messages shown', 'How many direct and group messages the side bar has.', '40'],
  ]),
  ...of('sidebar_settings', choice(['after_seven_days', 'After seven days'], ['never', 'Never']), [
    [
      'close_unused_direct_messages',
      'Close unused messages',
      'Of old apps: when a quiet direct message leaves the side bar.',
    ],
  ]),
  ...of('sidebar_settings', { kind: 'json' }, [
    ['', 'Side bar of old apps', 'Of old apps: how channels were grouped.'],
  ]),
  ...of('advanced_settings', BOOLEAN, [
    ['formatting', 'Formatting', 'Markdown in messages is drawn: links, emoji, code.', 'true'],
    ['send_on_ctrl_enter', 'Send with Ctrl+Enter', 'Enter alone makes a new line.', 'false'],
    ['code_block_ctrl_enter', 'Ctrl+Enter in code', 'Inside a code block Enter alone makes a new line.', 'true'],
    ['join_leave', 'Joins and leaves', 'Channels tell who joined and who left.', 'true'],
    ['sync_drafts', 'Drafts on the server', 'Drafts follow from one device to the next.', 'true'],
    ['feature_enabled_markdown_preview', 'Markdown preview', 'Of old apps: a preview before sending.'],
  ]),
  ...of(
    'advanced_settings',
    choice(['start_from_left_off', 'Where one left off'], ['start_from_newest', 'The newest']),
    [['unread_scroll_position', 'Unread channels open at', 'Which message is in sight first.', 'start_from_left_off']],
  ),
  ...of(
    'notifications',
    choice(['30', 'At once'], ['900', 'Every 15 minutes'], ['3600', 'Every hour'], ['0', 'Never']),
    [
      [
        'email_interval',
        'Notifications by e-mail',
        'How long the server gathers before it sends a mail. Batching decides the default.',
      ],
    ],
  ),
  ...of('theme', { kind: 'theme' }, [
    ['', 'Theme for all teams', 'The colours of Mattermost.'],
    [null, 'Theme of one team', 'The colours of Mattermost in this team.', null, 'team'],
  ]),
  ...of('tutorial_step', TEXT, [
    [null, 'Tutorial', 'How far they got in the first tour; 999 is over.', null, 'oneself'],
  ]),
  ...of('recommended_next_steps', BOOLEAN, [
    ['hide', 'First steps hidden', 'The list of first steps is not shown.', 'false'],
    ['skip', 'First steps skipped', 'The list of first steps was put away.', 'false'],
  ]),
  ...of('recommended_next_steps', TEXT, [[null, 'A first step', 'Whether this step was done.']]),
  ...of('direct_channel_show', BOOLEAN, [
    [null, 'Direct message', 'Stands in the side bar, or is closed.', null, 'person'],
  ]),
  ...of('group_channel_show', BOOLEAN, [
    [null, 'Group message', 'Stands in the side bar, or is closed.', null, 'channel'],
  ]),
  ...of('channel_open_time', { kind: 'time' }, [
    [null, 'Channel opened', 'When a direct or group message was last opened.', null, 'channel'],
  ]),
  ...of('channel_approximate_view_time', { kind: 'time' }, [
    [null, 'Channel viewed', 'Roughly when a channel was last looked at.', null, 'channel'],
  ]),
  ...of('flagged_post', BOOLEAN, [
    [null, 'Saved message', 'In their list of saved messages. The server wants a post they may read.', null, 'post'],
  ]),
  ...of('favorite_channel', BOOLEAN, [
    [null, 'Favourite channel', 'Of old apps; newer ones keep it in side bar categories.', null, 'channel'],
  ]),
  ...of('custom_status', { kind: 'json' }, [
    ['recent_custom_statuses', 'Recent custom statuses', 'What is offered when they set a status.'],
    ['custom_status_tutorial_state', 'Custom status explained', 'Whether the hint was seen.'],
  ]),
  ...of(
    'emoji',
    choice(
      ['default', 'Default'],
      ['1F3FB', 'Light'],
      ['1F3FC', 'Medium light'],
      ['1F3FD', 'Medium'],
      ['1F3FE', 'Medium dark'],
      ['1F3FF', 'Dark'],
    ),
    [['emoji_skintone', 'Skin tone of emoji', 'Which one is offered.', 'default']],
  ),
  ...of('recent_emojis', { kind: 'json' }, [[null, 'Recent emoji', 'Which ones are offered first.', null, 'oneself']]),
  ...of('teams_order', TEXT, [['', 'Order of teams', 'Ids of teams, with commas between.']]),
  ...of('auto_reset_manual_status', BOOLEAN, [
    [null, 'Status set by hand', 'Whether it goes back by itself.', null, 'oneself'],
  ]),
  // The remembered yes. What the app was let in with stays: DELETE /users/{id}/oauth/apps/… is what ends it.
  ...of('oauth_app', TEXT, [
    [
      null,
      'Authorised app',
      'That they let this app in, so that they are not asked again. Deleting it does not end its access.',
      null,
      'app',
    ],
  ]),
  ...of('system_notice', TEXT, [[null, 'Notice', 'Whether this notice was seen; “true” is yes.']]),
  ...of('drafts', { kind: 'json' }, [['drafts_tour_tip_showed', 'Drafts explained', 'Whether the hint was seen.']]),
  ...of('performance_debugging', BOOLEAN, [
    ['disable_client_plugins', 'No client plugins', 'Plugins are not loaded in their browser.', 'false'],
    ['disable_telemetry', 'No telemetry', 'Their browser reports nothing.', 'false'],
    ['disable_typing_messages', 'No “is typing”', 'Nobody is told that they type.', 'false'],
  ]),
  ...of('overage_users_banner', TEXT, [[null, 'Licence notice', 'Whether it was put away.']]),
  ...of('reporting', TEXT, [[null, 'Reports', 'How their list of users in the System Console looks.']]),
  ...of('touched', BOOLEAN, [[null, 'Feature seen', 'Whether this was opened once.']]),
  ...of('unique', TEXT, [[null, 'Once for a person', 'What an app has remembered once.']]),
  ...of('last', TEXT, [[null, 'Last place', 'Of old apps: the team or channel they were in.']]),
]

/** A map, as apps and plugins call their categories what they like. */
const CATEGORY_TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    display_settings: 'Display',
    sidebar_settings: 'Side bar',
    advanced_settings: 'Advanced',
    notifications: 'Notifications',
    theme: 'Theme',
    direct_channel_show: 'Direct messages',
    group_channel_show: 'Group messages',
    channel_open_time: 'Channels opened',
    channel_approximate_view_time: 'Channels viewed',
    flagged_post: 'Saved messages',
    favorite_channel: 'Favourite channels',
    custom_status: 'Custom status',
    emoji: 'Emoji',
    recent_emojis: 'Recent emoji',
    teams_order: 'Order of teams',
    tutorial_step: 'Tutorial',
    recommended_next_steps: 'First steps',
    system_notice: 'Notices',
    auto_reset_manual_status: 'Status set by hand',
    oauth_app: 'Authorised apps',
    drafts: 'Drafts',
    performance_debugging: 'Performance debugging',
    overage_users_banner: 'Licence notices',
    reporting: 'Reports',
    touched: 'Features seen',
    unique: 'Once for a person',
    last: 'Last place',
  }),
)

const CATEGORY_ORDER = [...CATEGORY_TITLES.keys()]

/** The category in words; null for one Mattermost does not know, which is then shown raw. */
export function categoryTitle(category: string): string | null {
  return CATEGORY_TITLES.get(category) ?? null
}

/** Where a category stands: what people choose first, then what apps remember, then what nobody knows. */
export function categoryRank(category: string): number {
  const at = CATEGORY_ORDER.indexOf(category)
  return at < 0 ? CATEGORY_ORDER.length : at
}

/** What is known about a preference by its category and name; null when Mattermost itself does not use it. */
export function knownPreference(category: string, name: string): KnownPreference | null {
  const ofCategory = KNOWN_PREFERENCES.filter((known) => known.category === category)
  return ofCategory.find((known) => known.name === name) ?? ofCategory.find((known) => known.name === null) ?? null
}
