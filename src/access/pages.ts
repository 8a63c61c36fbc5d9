import type { Need } from './can.ts'

/** `server`: about everybody on it. `account`: about oneself. */
export type PageGroup = 'server' | 'account'

/** Names of icons; the shell knows which drawing each one is. */
export type IconName = 'token' | 'account'

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
}

/** Reading other people's tokens one person at a time, which takes less than the list of all of them. */
const byPerson: Need = { all: [{ permission: 'read_user_access_token' }, { permission: 'edit_other_users' }] }
const tokens: Need = { any: [{ permission: 'manage_system' }, byPerson] }

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
  },
} as const satisfies Record<string, PageFacts>

export type PageId = keyof typeof pages

/** All pages in the order of the table. */
export const pageList: readonly (PageFacts & { id: PageId })[] = [
  { id: 'tokens', ...pages.tokens },
  { id: 'token', ...pages.token },
  { id: 'accountTokens', ...pages.accountTokens },
  { id: 'accountToken', ...pages.accountToken },
]
