import type { Need } from './can.ts'
import { pages } from './pages.ts'

export interface ActionFacts {
  need: Need
  /** Why it is denied, as a sentence. The missing permission is named after it. */
  denied: string
}

/**
 * What one can do, and what it takes. For acts on a token (disable, enable, rotate, revoke) this is the right to the verb,
 * enough for one's own tokens; over somebody else's, `domain/token-rights.ts` decides holder by holder.
 */
export const actions = {
  'token.inventory': {
    need: { permission: 'manage_system' },
    denied: 'Only an administrator may list the tokens of everybody.',
  },
  'token.read.own': {
    need: { permission: 'read_user_access_token' },
    denied: 'Your account may not read personal access tokens, its own neither.',
  },
  'token.create.own': {
    need: { permission: 'create_user_access_token' },
    denied: 'Your account may not have personal access tokens.',
  },
  'token.create.other': {
    need: {
      all: [
        { permission: 'create_user_access_token' },
        {
          any: [
            { permission: 'edit_other_users' },
            { permission: 'manage_others_bots' },
            { permission: 'manage_bots' },
          ],
        },
      ],
    },
    denied: 'You may not create tokens for other people or bots.',
  },
  'token.disable': {
    need: { permission: 'revoke_user_access_token' },
    denied: 'You may not disable tokens.',
  },
  // The server asks the right to create, not to revoke: who disables may thus be unable to undo it.
  'token.enable': {
    need: { permission: 'create_user_access_token' },
    denied: 'You may not enable tokens.',
  },
  'token.revoke': {
    need: { permission: 'revoke_user_access_token' },
    denied: 'You may not revoke tokens.',
  },
  'user.sessions.revoke': {
    need: { any: [{ permission: 'edit_other_users' }, { permission: 'manage_system' }] },
    denied: 'You may not end the sessions of other people.',
  },
  'user.mfa.reset': {
    need: { any: [{ permission: 'edit_other_users' }, { permission: 'manage_system' }] },
    denied: 'You may not reset the multi-factor authentication of other people.',
  },
  'user.roles': {
    need: { permission: 'manage_roles' },
    denied: 'You may not give or take roles.',
  },
  'user.active': {
    need: { permission: 'sysconsole_write_user_management_users' },
    denied: 'You may not activate or deactivate people.',
  },
  'user.leave': {
    need: pages.leaverRun.need,
    denied: 'You may not take everything away from somebody who leaves.',
  },
} as const satisfies Record<string, ActionFacts>

export type ActionId = keyof typeof actions
