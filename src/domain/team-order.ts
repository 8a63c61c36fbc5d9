import type { Team } from '@/api/objects/team.ts'

/** Teams by the name that people see, numbers in it as numbers; those of one name by their address. */
export function compareTeams(a: Pick<Team, 'display_name' | 'name'>, b: Pick<Team, 'display_name' | 'name'>): number {
  return (
    a.display_name.localeCompare(b.display_name, undefined, { numeric: true, sensitivity: 'base' }) ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  )
}
