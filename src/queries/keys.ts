import type { TeamId, TokenId, UserId } from '@/api/ids.ts'

/**
 * Every key of the query cache. Nothing else writes one down, so that what an invalidation reaches can be seen here.
 * Each begins with its resource: `['token']` is every token that was read.
 */
export const keys = {
  viewer: () => ['viewer'] as const,
  server: () => ['server'] as const,

  inventory: () => ['inventory'] as const,
  token: (id: TokenId) => ['token', id] as const,
  tokensOfUsers: () => ['tokens-of-user'] as const,
  tokensOfUser: (id: UserId) => ['tokens-of-user', id] as const,
  tokenSearch: (term: string) => ['token-search', term] as const,
  nonCompliantCount: () => ['non-compliant-count'] as const,

  anyUser: () => ['user'] as const,
  user: (id: UserId) => ['user', id] as const,
  /** Every list of people and every count of them. */
  userLists: () => ['users'] as const,
  /** One list; `what` says which, in JSON. */
  userList: (source: 'report' | 'pages' | 'search', what: string) => ['users', source, what] as const,
  userCounts: () => ['users', 'count'] as const,
  userCount: (what: string) => ['users', 'count', what] as const,
  /** Everybody, read to the end. */
  allUsers: () => ['users', 'all'] as const,
  /** Everybody of a team, or without one. */
  allUsersOfTeam: (team: TeamId | 'none') => ['users', 'all', team] as const,
  /** True once the server has said that it has no report of people. */
  noReport: () => ['no-report'] as const,
  /** People as an act on many was about to find them. */
  peopleBefore: () => ['people-before'] as const,
  /** Before the act of this number: each asks for itself. */
  peopleBeforeAct: (act: number) => ['people-before', act] as const,
  activeAdmins: () => ['users', 'active-admins'] as const,
  /** `ids` sorted by the caller. */
  userNames: (ids: readonly UserId[]) => ['user-names', ...ids] as const,
  userAutocomplete: (name: string) => ['user-autocomplete', name] as const,
  reportOfUser: (id: UserId) => ['report-of-user', id] as const,
  sessionsOfUsers: () => ['sessions-of-user'] as const,
  sessionsOfUser: (id: UserId) => ['sessions-of-user', id] as const,
  auditsOfUsers: () => ['audits-of-user'] as const,
  auditsOfUser: (id: UserId) => ['audits-of-user', id] as const,
  auditPagesOfUser: (id: UserId) => ['audits-of-user', id, 'pages'] as const,
  teamsOfUser: (id: UserId) => ['teams-of-user', id] as const,
  teamListOfUser: (id: UserId) => ['teams-of-user', id, 'list'] as const,
  preferencesOfUser: (id: UserId) => ['preferences-of-user', id] as const,
  teams: () => ['teams'] as const,
  bots: () => ['bots'] as const,
  anyBot: () => ['bot'] as const,
  bot: (id: UserId) => ['bot', id] as const,
  botsOwnedBy: (id: UserId) => ['bots', 'owned-by', id] as const,
  tokensOfAnyBots: () => ['tokens-of-bots'] as const,
  /** `ids` sorted by the caller. */
  tokensOfBots: (ids: readonly UserId[]) => ['tokens-of-bots', ...ids] as const,
  commandsMadeBy: (id: UserId) => ['commands', 'made-by', id] as const,
  /** `names` sorted by the caller, so that the same roles are the same key. */
  roles: (names: readonly string[]) => ['roles', ...names] as const,
  /** `isComplete`: all of the server's, not only the built-in ones. */
  allRoles: (isComplete: boolean) => ['roles', '*', isComplete] as const,
  license: () => ['license'] as const,
} as const
