import type { Need } from './can.ts'

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
  'token.search': {
    need: { permission: 'manage_system' },
    denied: 'Only an administrator may search the tokens of everybody.',
  },
  'token.read.own': {
    need: { permission: 'read_user_access_token' },
    denied: 'Your account may not read personal access tokens, its own neither.',
  },
  'token.read.other': {
    need: { all: [{ permission: 'read_user_access_token' }, { permission: 'edit_other_users' }] },
    denied: 'You may not read the tokens of other people.',
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
  'token.rotate': {
    need: { permission: 'create_user_access_token' },
    denied: 'You may not rotate tokens.',
  },
  'token.revoke': {
    need: { permission: 'revoke_user_access_token' },
    denied: 'You may not revoke tokens.',
  },
  'token.breakers': {
    need: { permission: 'manage_system' },
    denied: 'Only an administrator may count or revoke the tokens that break the policy.',
  },
  'token.export': {
    need: null,
    denied: '',
  },
  'sessions.read.other': {
    need: { any: [{ permission: 'edit_other_users' }, { permission: 'manage_system' }] },
    denied: 'You may not read the sessions of other people.',
  },
  'audits.read.other': {
    need: { any: [{ permission: 'edit_other_users' }, { permission: 'manage_system' }] },
    denied: 'You may not read the audits of other people.',
  },
  'bots.read.all': {
    need: { permission: 'read_others_bots' },
    denied: 'You may not list the bots of other people.',
  },
} as const satisfies Record<string, ActionFacts>

export type ActionId = keyof typeof actions
