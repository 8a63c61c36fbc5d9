import type { Role } from '@/api/objects/role.ts'

/**
 * Names of the built-in roles. The server sends a translation key where their display name should be. A map, as in an
 * object a role called "constructor" would find what every object has.
 */
const BUILT_IN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    system_admin: 'System administrator',
    system_user: 'Member',
    system_guest: 'Guest',
    system_user_access_token: 'May have personal access tokens',
    system_post_all: 'May post everywhere',
    system_post_all_public: 'May post in all public channels',
    system_user_manager: 'User manager',
    system_manager: 'System manager',
    system_read_only_admin: 'Read-only administrator',
    system_custom_group_admin: 'Custom group administrator',
    team_admin: 'Team administrator',
    team_user: 'Team member',
    team_guest: 'Team guest',
    team_post_all: 'May post in the whole team',
    team_post_all_public: 'May post in all public channels of the team',
    channel_admin: 'Channel administrator',
    channel_user: 'Channel member',
    channel_guest: 'Channel guest',
    custom_group_user: 'Custom group member',
    playbook_admin: 'Playbook administrator',
    playbook_member: 'Playbook member',
    run_admin: 'Run administrator',
    run_member: 'Run member',
  }),
)

/** The built-in roles, by name: what there is to choose from where the server does not list its roles. */
export const BUILT_IN_ROLE_NAMES: readonly string[] = [...BUILT_IN.keys()]

/** Roles that say the most about a person, most powerful first. */
const BY_POWER = [
  'system_admin',
  'system_manager',
  'system_user_manager',
  'system_read_only_admin',
  'system_custom_group_admin',
  'system_guest',
]

function isTranslationKey(text: string): boolean {
  return /^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(text)
}

/**
 * A role in words. Custom roles go by their own display name; a display name that is a translation key counts for
 * nothing; unknown roles are made readable from the name ("token_helpdesk" → "Token helpdesk").
 */
export function roleWords(name: string, roles: readonly Role[] = []): string {
  const builtIn = BUILT_IN.get(name)
  if (builtIn !== undefined) return builtIn
  const display = roles.find((role) => role.name === name)?.display_name.trim() ?? ''
  if (display !== '' && !isTranslationKey(display)) return display
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Of an account without any: the server lets all be taken. */
export const NO_ROLE_WORDS = 'No role'

/** The one role of a person that a narrow place shows: the most powerful, else a custom one, else "Member". */
export function mainRoleWords(names: readonly string[], roles: readonly Role[] = []): string {
  if (names.length === 0) return NO_ROLE_WORDS
  const strongest = BY_POWER.find((name) => names.includes(name)) ?? names.find((name) => !BUILT_IN.has(name))
  return roleWords(strongest ?? 'system_user', roles)
}
