import type { TokenId, UserId } from '@/api/ids.ts'

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

  user: (id: UserId) => ['user', id] as const,
  userAutocomplete: (name: string) => ['user-autocomplete', name] as const,
  sessionsOfUser: (id: UserId) => ['sessions-of-user', id] as const,
  auditsOfUsers: () => ['audits-of-user'] as const,
  auditsOfUser: (id: UserId) => ['audits-of-user', id] as const,
  /** `names` sorted by the caller, so that the same roles are the same key. */
  roles: (names: readonly string[]) => ['roles', ...names] as const,
} as const
