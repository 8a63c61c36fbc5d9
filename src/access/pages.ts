import type { Need } from './can.ts'

/** `server`: about everybody on it. `account`: about oneself. */
export type PageGroup = 'server' | 'account'

/** Names of icons; the shell knows which drawing each one is. */
export type IconName = 'token' | 'people' | 'account'

export interface PageFacts {
  /** Inside the app, without the base path. `:name` stands for a parameter. */
  path: string
  title: string
  need: Need
  group: PageGroup
  icon: IconName
  /** Two keys, one after the other, that go there from anywhere. */
  hotkey?: string
  inNavigation: boolean
  /** The page it is drawn inside of: a drawer beside its list, a tab below its person. */
  within?: string
}

/** Reading other people's tokens one person at a time, which takes less than the list of all of them. */
const byPerson: Need = { all: [{ permission: 'read_user_access_token' }, { permission: 'edit_other_users' }] }
const tokens: Need = { any: [{ permission: 'manage_system' }, byPerson] }
/**
 * The list of people is for whoever administers some of them. The server lets any member page through everybody, which
 * is no reason to make a directory of a console for access.
 */
const users: Need = {
  any: [
    { permission: 'sysconsole_read_user_management_users' },
    { permission: 'edit_other_users' },
    { permission: 'sysconsole_read_user_management_teams' },
  ],
}
/** Ends somebody's access for good: every step of it has to be possible. */
const leave: Need = {
  all: [{ permission: 'edit_other_users' }, { permission: 'sysconsole_write_user_management_users' }],
}

/**
 * A page of one person. Anybody may open it, as the server lets any member read any account; what each tab takes depends
 * on whose it is, and is decided there by `domain/person-rights.ts`.
 */
const ofPerson = { need: null, group: 'server', icon: 'people', inNavigation: false } as const

/**
 * Every page: where it is, what it takes, where it stands in the navigation. Routes, navigation and shortcuts all read
 * this table; the order is the navigation's, and the first page one may use is one's home.
 */
export const pages = {
  tokens: {
    path: '/tokens',
    title: 'Tokens',
    need: tokens,
    group: 'server',
    icon: 'token',
    hotkey: 'g t',
    inNavigation: true,
  },
  token: {
    path: '/tokens/:tokenId',
    title: 'Token',
    need: tokens,
    group: 'server',
    icon: 'token',
    inNavigation: false,
    within: 'tokens',
  },
  users: {
    path: '/users',
    title: 'People',
    need: users,
    group: 'server',
    icon: 'people',
    hotkey: 'g u',
    inNavigation: true,
  },
  person: { path: '/users/:userId', title: 'Person', ...ofPerson },
  personSummary: { path: '/users/:userId/summary', title: 'Summary', ...ofPerson, within: 'person' },
  personTokens: { path: '/users/:userId/tokens', title: 'Tokens', ...ofPerson, within: 'person' },
  personToken: { path: '/users/:userId/tokens/:tokenId', title: 'Token', ...ofPerson, within: 'personTokens' },
  personRoles: { path: '/users/:userId/roles', title: 'Roles & rights', ...ofPerson, within: 'person' },
  personSignIn: { path: '/users/:userId/sign-in', title: 'Sign-in', ...ofPerson, within: 'person' },
  personSessions: { path: '/users/:userId/sessions', title: 'Sessions', ...ofPerson, within: 'person' },
  personAudits: { path: '/users/:userId/audits', title: 'Audits', ...ofPerson, within: 'person' },
  personPreferences: { path: '/users/:userId/preferences', title: 'Preferences', ...ofPerson, within: 'person' },
  personTeams: { path: '/users/:userId/teams', title: 'Teams', ...ofPerson, within: 'person' },
  leaverRun: {
    path: '/users/:userId/leave',
    title: 'Leaver run',
    need: leave,
    group: 'server',
    icon: 'people',
    inNavigation: false,
  },
  accountTokens: {
    path: '/account/tokens',
    title: 'My tokens',
    need: null,
    group: 'account',
    icon: 'account',
    hotkey: 'g a',
    inNavigation: true,
  },
  accountToken: {
    path: '/account/tokens/:tokenId',
    title: 'My token',
    need: null,
    group: 'account',
    icon: 'account',
    inNavigation: false,
    within: 'accountTokens',
  },
} as const satisfies Record<string, PageFacts>

export type PageId = keyof typeof pages

function isPageId(name: string): name is PageId {
  return name in pages
}

/** All pages in the order of the table. */
export const pageList: readonly (PageFacts & { id: PageId })[] = Object.keys(pages)
  .filter(isPageId)
  .map((id) => ({ id, ...pages[id] }))
