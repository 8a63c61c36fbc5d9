import { authMethodWords } from './auth-method.ts'
import { PEOPLE_FACETS, type PeopleFacet, type PeopleQuery } from './people-filters.ts'
import { roleWords } from './role-words.ts'

export const PEOPLE_FACET_TITLES: Record<PeopleFacet, string> = {
  role: 'Role',
  team: 'Team',
  state: 'State',
  mfa: 'MFA',
  method: 'Sign-in method',
  failed: 'Failed attempts',
  seen: 'Last sign-in',
}

const VALUE_WORDS: Readonly<Record<string, string>> = {
  'team=none': 'In no team',
  'state=active': 'Active',
  'state=deactivated': 'Deactivated',
  'state=locked': 'Locked',
  'mfa=on': 'On',
  'mfa=off': 'Off',
  'mfa=missing': 'Off, password or AD/LDAP',
  'failed=any': 'One or more',
  'seen=never': 'None noted',
  'seen=90d': 'Not for 90 days',
}

/** A value of a facet in words. `names`: what the server calls its roles and teams, where it has been asked. */
export function peopleValueWords(facet: PeopleFacet, value: string, names?: ReadonlyMap<string, string>): string {
  const words = VALUE_WORDS[`${facet}=${value}`] ?? names?.get(value)
  if (words !== undefined) return words
  if (facet === 'role') return roleWords(value)
  return facet === 'method' ? authMethodWords(value) : value
}

/** Filters and search in one line, for the head of an export: "MFA: Off; text: ann". "none" without any. */
export function peopleFilterWords(
  { q, filters }: Pick<PeopleQuery, 'q' | 'filters'>,
  names?: ReadonlyMap<string, string>,
) {
  const parts = PEOPLE_FACETS.flatMap((facet) => {
    const value = filters[facet]
    return value === undefined ? [] : [`${PEOPLE_FACET_TITLES[facet]}: ${peopleValueWords(facet, value, names)}`]
  })
  if (q.trim() !== '') parts.push(`text: ${q.trim()}`)
  return parts.join('; ') || 'none'
}
