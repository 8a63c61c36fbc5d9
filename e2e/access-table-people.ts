import type { Person, Verdict } from './access-table.ts'

/**
 * Who may do what with somebody's account. As `access-table.ts`, written by hand: the app and the server are held against it.
 */

/** Whose account: uma's (a member), petros's (an administrator). */
export type Account = 'member' | 'administrator'

/** Tabs that take a right. Summary, roles and sign-in open for whoever may see the person. */
export type Tab = 'tokens' | 'sessions' | 'audits' | 'preferences' | 'teams'

export type Act =
  | 'roles'
  | 'password'
  | 'mfa'
  | 'method'
  | 'attempts'
  | 'active'
  | 'sessions'
  | 'preferences'
  | 'picture'

export interface AccountRow {
  tabs: Readonly<Record<Tab, Verdict>>
  acts: Readonly<Record<Act, Verdict>>
}

interface PeopleRow extends Record<Account, AccountRow> {
  /** The run that takes everything away from somebody: `yes`, or all that is missing for it. */
  leave: 'yes' | readonly Verdict[]
}

const EDIT = 'edit_other_users'
const WRITE = 'sysconsole_write_user_management_users'

const everything: AccountRow = {
  tabs: { tokens: 'yes', sessions: 'yes', audits: 'yes', preferences: 'yes', teams: 'yes' },
  acts: {
    roles: 'yes',
    password: 'yes',
    mfa: 'yes',
    method: 'yes',
    attempts: 'yes',
    active: 'yes',
    sessions: 'yes',
    preferences: 'yes',
    picture: 'yes',
  },
}

/** What only administrators do, with anybody. Their own passwords are beyond whoever may set those of others. */
const forAdministrators = { roles: 'manage_roles', method: 'manage_system', attempts: WRITE, active: WRITE } as const

/** The account itself, and nothing of what is behind it. */
function outOfReach(tabs: Pick<AccountRow['tabs'], 'tokens' | 'teams'>): Record<Account, AccountRow> {
  const row = {
    tabs: { ...tabs, sessions: EDIT, audits: EDIT, preferences: EDIT },
    acts: { ...forAdministrators, password: WRITE, mfa: EDIT, sessions: EDIT, preferences: EDIT, picture: EDIT },
  } as const
  return { member: row, administrator: { ...row, acts: { ...row.acts, password: 'manage_system' } } }
}

const helpDesk: Record<Account, AccountRow> = {
  member: {
    tabs: everything.tabs,
    acts: { ...everything.acts, ...forAdministrators, password: WRITE },
  },
  administrator: {
    tabs: {
      tokens: 'manage_system',
      sessions: 'manage_system',
      audits: 'manage_system',
      preferences: 'manage_system',
      teams: 'yes',
    },
    acts: {
      ...forAdministrators,
      password: 'manage_system',
      mfa: 'manage_system',
      sessions: 'manage_system',
      preferences: 'manage_system',
      picture: 'manage_system',
    },
  },
}

export const ACCOUNTS: Readonly<Record<Person, PeopleRow>> = {
  ada: { member: everything, administrator: everything, leave: 'yes' },
  mona: { member: everything, administrator: everything, leave: 'yes' },
  hedy: { ...helpDesk, leave: [WRITE] },
  rita: { ...outOfReach({ tokens: 'read_user_access_token', teams: 'yes' }), leave: [EDIT, WRITE] },
  tom: { ...outOfReach({ tokens: EDIT, teams: 'sysconsole_read_user_management_users' }), leave: [EDIT, WRITE] },
  alice: {
    ...outOfReach({ tokens: 'read_user_access_token', teams: 'sysconsole_read_user_management_users' }),
    leave: [EDIT, WRITE],
  },
}
