import type { PageId } from '@/access/pages.ts'
import type { PersonAct } from '@/domain/person-rights.ts'

export interface PersonTab {
  page: PageId
  /** The end of its address, below the person's. */
  path: string
  /** What seeing it takes; null: whoever sees the person. Acts on a tab have rights of their own. */
  act: PersonAct | null
  /** What is out of reach without it: "The sessions". */
  what: string
  /** A bot has none. */
  isForPeopleOnly?: true
}

/** The tabs of a person, in their order. */
export const personTabs: readonly PersonTab[] = [
  { page: 'personSummary', path: 'summary', act: null, what: 'The summary' },
  { page: 'personTokens', path: 'tokens', act: 'tokens', what: 'The tokens' },
  { page: 'personRoles', path: 'roles', act: null, what: 'The roles' },
  { page: 'personSignIn', path: 'sign-in', act: null, what: 'Sign-in', isForPeopleOnly: true },
  { page: 'personSessions', path: 'sessions', act: 'sessions', what: 'The sessions' },
  { page: 'personAudits', path: 'audits', act: 'audits', what: 'The audits' },
  { page: 'personPreferences', path: 'preferences', act: 'preferences', what: 'The preferences' },
  { page: 'personTeams', path: 'teams', act: 'teams', what: 'The teams' },
]
