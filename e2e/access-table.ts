/**
 * Who may do what, as people would expect it from Mattermost's permissions. Written by hand, person by person, and never
 * made from `src/access`: it is what that is held against, and so is the server.
 */

/** `yes`, or the permission that is missing, by the name that must be read on the page. */
export type Verdict = 'yes' | Permission

type Permission =
  | 'manage_system'
  | 'create_user_access_token'
  | 'read_user_access_token'
  | 'revoke_user_access_token'
  | 'manage_others_bots'
  | 'manage_roles'
  | 'edit_other_users'
  | 'sysconsole_read_user_management_users'
  | 'sysconsole_write_user_management_users'

export type Person = 'ada' | 'mona' | 'hedy' | 'rita' | 'tom' | 'alice'

/** Whose token: one's own, uma's (a member), petros's (an administrator), tide-bot's (somebody else's bot). */
export type Holder = 'oneself' | 'person' | 'administrator' | 'bot'

export type Verb = 'disable' | 'enable' | 'rotate' | 'revoke'

interface PageRow {
  /** Where `/` leads. */
  home: '/tokens' | '/users' | '/account/tokens'
  /** Words of the links in the navigation. */
  navigation: readonly string[]
  /** The list of all tokens. `by person`: the page opens, without that list, and says what it takes. */
  tokens: Verdict | 'by person'
  /** The list of people. */
  users: Verdict
  /** One's own tokens. The page opens for everybody; what is missing is told in the place of the list. */
  account: Verdict
}

const everyPage: PageRow = {
  home: '/tokens',
  navigation: ['Tokens', 'People', 'My tokens'],
  tokens: 'yes',
  users: 'yes',
  account: 'yes',
}

export const PAGES: Readonly<Record<Person, PageRow>> = {
  ada: everyPage,
  mona: everyPage,
  hedy: { ...everyPage, tokens: 'by person' },
  rita: {
    home: '/users',
    navigation: ['People', 'My tokens'],
    tokens: 'manage_system',
    users: 'yes',
    account: 'read_user_access_token',
  },
  tom: {
    home: '/account/tokens',
    navigation: ['My tokens'],
    tokens: 'manage_system',
    users: 'sysconsole_read_user_management_users',
    account: 'yes',
  },
  alice: {
    home: '/account/tokens',
    navigation: ['My tokens'],
    tokens: 'manage_system',
    users: 'sysconsole_read_user_management_users',
    account: 'read_user_access_token',
  },
}

/** What one can do with a token. `open`: see it; where that is refused there are no buttons for the rest. */
export type TokenRow = Record<Verb, Verdict> & { open: Verdict }

const everything: TokenRow = { open: 'yes', disable: 'yes', enable: 'yes', rotate: 'yes', revoke: 'yes' }

/** Refused before anything can be done: the server, too, answers every verb with no. */
function outOfReach(permission: Permission): TokenRow {
  return { open: permission, disable: permission, enable: permission, rotate: permission, revoke: permission }
}

/** Reads, disables and revokes; making and enabling are others' business, and so is rotating, which makes a secret. */
const helpDesk: TokenRow = {
  open: 'yes',
  disable: 'yes',
  enable: 'create_user_access_token',
  rotate: 'create_user_access_token',
  revoke: 'yes',
}

export const TOKENS: Readonly<Record<Person, Record<Holder, TokenRow>>> = {
  ada: { oneself: everything, person: everything, administrator: everything, bot: everything },
  mona: { oneself: everything, person: everything, administrator: everything, bot: everything },
  hedy: {
    oneself: helpDesk,
    person: helpDesk,
    administrator: outOfReach('manage_system'),
    bot: outOfReach('manage_others_bots'),
  },
  rita: {
    oneself: outOfReach('read_user_access_token'),
    person: outOfReach('manage_system'),
    administrator: outOfReach('manage_system'),
    bot: outOfReach('manage_system'),
  },
  tom: {
    oneself: everything,
    person: outOfReach('manage_system'),
    administrator: outOfReach('manage_system'),
    bot: outOfReach('manage_system'),
  },
  alice: {
    oneself: outOfReach('read_user_access_token'),
    person: outOfReach('manage_system'),
    administrator: outOfReach('manage_system'),
    bot: outOfReach('manage_system'),
  },
}

/** `no page`: nowhere to be seen, because the page it stands on is refused. */
type Elsewhere = 'no page'

/** `none`: there is no list to act on. */
interface ActRow {
  /** "New token" on the page of all tokens: for other people and bots. */
  createForOthers: Verdict | Elsewhere
  /** "New token" on one's own page. */
  createOwn: Verdict
  /** Acts on what is selected in the list one has: all tokens, uma's, or one's own. */
  bulk: Record<'disable' | 'enable' | 'revoke', Verdict> | 'none'
  /** Taking the list away as a file. */
  export: 'yes' | 'none'
  /** Whether the server is asked for an exact id or name (`POST /users/tokens/search`). */
  search: 'asked' | 'not asked'
  /** Whether the server is asked how many tokens break the policy. */
  breakers: 'asked' | 'not asked'
  /** Whether the list of all bots is asked for. */
  bots: 'asked' | 'not asked'
  /** Last use and history of uma's token, from her sessions and audits. */
  lastUse: 'yes' | Elsewhere
}

const all = { disable: 'yes', enable: 'yes', revoke: 'yes' } as const

export const ACTS: Readonly<Record<Person, ActRow>> = {
  ada: {
    createForOthers: 'yes',
    createOwn: 'yes',
    bulk: all,
    export: 'yes',
    search: 'asked',
    breakers: 'asked',
    bots: 'asked',
    lastUse: 'yes',
  },
  mona: {
    createForOthers: 'yes',
    createOwn: 'yes',
    bulk: all,
    export: 'yes',
    search: 'asked',
    breakers: 'asked',
    bots: 'asked',
    lastUse: 'yes',
  },
  hedy: {
    createForOthers: 'create_user_access_token',
    createOwn: 'create_user_access_token',
    bulk: { disable: 'yes', enable: 'create_user_access_token', revoke: 'yes' },
    export: 'yes',
    search: 'not asked',
    breakers: 'not asked',
    bots: 'not asked',
    lastUse: 'yes',
  },
  rita: {
    createForOthers: 'no page',
    createOwn: 'create_user_access_token',
    bulk: 'none',
    export: 'none',
    search: 'not asked',
    breakers: 'not asked',
    bots: 'not asked',
    lastUse: 'no page',
  },
  tom: {
    createForOthers: 'no page',
    createOwn: 'yes',
    bulk: all,
    export: 'yes',
    search: 'not asked',
    breakers: 'not asked',
    bots: 'not asked',
    lastUse: 'no page',
  },
  alice: {
    createForOthers: 'no page',
    createOwn: 'create_user_access_token',
    bulk: 'none',
    export: 'none',
    search: 'not asked',
    breakers: 'not asked',
    bots: 'not asked',
    lastUse: 'no page',
  },
}

export const PEOPLE: readonly Person[] = ['ada', 'mona', 'hedy', 'rita', 'tom', 'alice']
export const HOLDERS: readonly Holder[] = ['oneself', 'person', 'administrator', 'bot']
export const VERBS: readonly Verb[] = ['disable', 'enable', 'rotate', 'revoke']
