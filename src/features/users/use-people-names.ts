import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useServer } from '@/components/viewer-context.tsx'
import { FILTER_ROLES, peopleValues, type PeopleFacet, type PeopleKnowledge } from '@/domain/people-filters.ts'
import type { PeopleFilters } from '@/domain/people-filters.ts'
import { roleWords } from '@/domain/role-words.ts'
import { rolesByNamesQuery } from '@/queries/roles.ts'
import { teamsQuery } from '@/queries/teams.ts'
import { allRolesQuery } from '@/queries/all-roles.ts'

export interface PeopleNames {
  /** What the server calls its roles and teams, by name and by id, as far as it was asked. */
  names: ReadonlyMap<string, string>
  /** The values of a facet to choose from. */
  valuesOf: (facet: PeopleFacet) => readonly string[]
  /** Asks the server for the values of a facet it alone knows. */
  ask: (facet: PeopleFacet) => void
}

const NO_NAMES: readonly string[] = []

/** The roles and teams there are to choose from, read when their list is first opened, or needed for a filter that is on. */
export function usePeopleNames(filters: PeopleFilters, known: PeopleKnowledge): PeopleNames {
  const { features } = useServer()
  const [asked, setAsked] = useState<readonly PeopleFacet[]>([])
  const isTeamOn = filters.team !== undefined && filters.team !== 'none'
  const canListRoles = known.hasTokens
  const roles = useQuery({ ...allRolesQuery(features, canListRoles), enabled: canListRoles && asked.includes('role') })
  const ownRole = unusualRole(filters)
  const one = useQuery({ ...rolesByNamesQuery(ownRole ? [ownRole] : NO_NAMES), enabled: ownRole !== null })
  const teams = useQuery({ ...teamsQuery(), enabled: isTeamOn || asked.includes('team') })

  return useMemo(() => {
    const own = (roles.data?.roles ?? []).filter((role) => !role.built_in && !role.scheme_managed)
    const shownTeams = (teams.data ?? []).filter((team) => known.canFilterTeam(team.id))
    const roleNames = [...own, ...(one.data?.rows ?? [])].map(
      (role) => [role.name, roleWords(role.name, [role])] as const,
    )
    return {
      names: new Map<string, string>([
        ...roleNames,
        ...shownTeams.map((team) => [team.id, team.display_name] as const),
      ]),
      valuesOf: (facet) => {
        const values = peopleValues(facet, known)
        if (facet === 'role') return [...new Set([...values, ...own.map((role) => role.name)])]
        return facet === 'team' ? [...values, ...shownTeams.map((team) => team.id)] : values
      },
      ask: (facet) => setAsked((now) => (now.includes(facet) ? now : [...now, facet])),
    }
  }, [roles.data, one.data, teams.data, known])
}

/** The role that is filtered by, unless it is one that every server has. */
export function unusualRole({ role }: PeopleFilters): string | null {
  return role === undefined || FILTER_ROLES.some((name) => name === role) ? null : role
}
