import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useViewer, useServer } from '@/components/viewer-context.tsx'
import { roleChange, roleGroups, roleProblem, type RoleEdits } from '@/domain/role-change.ts'
import { splitRoles } from '@/domain/roles.ts'
import { allRolesQuery } from '@/queries/all-roles.ts'
import { licenseQuery } from '@/queries/license.ts'
import { rolesByNamesQuery } from '@/queries/roles.ts'
import { usePerson } from './person-context.ts'

const NONE: RoleEdits = new Map()

/**
 * The roles of the person and of the server, and what is being changed. Only the changes are kept, on top of what the
 * person has: when somebody else gives or takes a role meanwhile, they still say the same.
 */
export function useRoleEdits() {
  const { user } = usePerson()
  const { features } = useServer()
  const canListAll = useViewer().system.has('manage_system')
  const [edits, setEdits] = useState<RoleEdits>(NONE)
  const held = useMemo(() => splitRoles(user.roles), [user.roles])
  const all = useQuery(allRolesQuery(features, canListAll))
  // What is on the page stays while other roles are read: a question that stands over it must not go under.
  const own = useQuery({ ...rolesByNamesQuery(held), placeholderData: keepPreviousData })
  const license = useQuery(licenseQuery())
  const roles = useMemo(() => {
    const byName = new Map([...(all.data?.roles ?? []), ...(own.data?.rows ?? [])].map((role) => [role.name, role]))
    return [...byName.values()]
  }, [all.data, own.data])
  const change = useMemo(() => roleChange(held, edits, roles), [held, edits, roles])
  // Until the licence is read nothing is held against anybody: the server has the last word.
  const hasLicence = license.data?.CustomPermissionsSchemes ?? true
  return {
    held,
    roles,
    isRead: all.data !== undefined && (own.data !== undefined || held.length === 0),
    error: all.error ?? own.error,
    retry: () => void Promise.all([all.refetch(), own.refetch()]),
    isComplete: all.data?.isComplete ?? false,
    groups: roleGroups(roles, held),
    edits,
    change,
    hasChanges: change.added.length > 0 || change.removed.length > 0,
    problem: roleProblem(change.names, {
      hasLicence,
      // While other roles are read, nobody can tell which exist.
      existing: own.isPlaceholderData ? null : new Set(roles.map((role) => role.name)),
    }),
    hasLicence,
    /** Ticks or unticks a role; back to what the person has is no change. */
    toggle: (name: string) => {
      const isWanted = !change.names.includes(name)
      const next = new Map(edits)
      if (isWanted === held.includes(name)) next.delete(name)
      else next.set(name, isWanted)
      setEdits(next)
    },
    reset: () => setEdits(NONE),
  }
}

export type RoleEditing = ReturnType<typeof useRoleEdits>
