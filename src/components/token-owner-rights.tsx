import { useQuery } from '@tanstack/react-query'
import type { User } from '@/api/objects/user.ts'
import { groupPermissions } from '@/domain/rights.ts'
import { isSystemAdmin, splitRoles, unionPermissions } from '@/domain/roles.ts'
import { rolesByNamesQuery } from '@/queries/roles.ts'
import { Disclosure } from '@/ui/disclosure.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { RightsSummary } from './rights-summary.tsx'

/** What whoever holds the token could do: the owner's system roles, and the heavy ones among their permissions. */
export function TokenOwnerRights({ owner }: { owner: User | null | undefined }) {
  const names = owner ? splitRoles(owner.roles) : []
  const roles = useQuery({ ...rolesByNamesQuery(names), enabled: names.length > 0 })
  if (owner === null) return <p className="text-sm text-ink-2">None: the account no longer exists.</p>
  if (owner === undefined) return <SkeletonText lines={11} />
  if (names.length === 0) return <p className="text-sm text-ink-2">The owner has no system role.</p>
  // So high that what is below keeps its place: of administrators there is less to tell, they may do everything.
  if (roles.isPending) return <SkeletonText lines={isSystemAdmin(owner) ? 5 : 11} />
  if (roles.error) return <ErrorBanner error={roles.error} />
  const permissions = unionPermissions(roles.data.rows)
  return (
    <div className="flex flex-col gap-2 text-sm">
      <RightsSummary names={names} roles={roles.data.rows} />
      {permissions.size > 0 && (
        <Disclosure title={`All ${permissions.size} permissions, by area`}>
          <dl className="mt-2 flex flex-col gap-2">
            {groupPermissions(permissions).map((group) => (
              <div key={group.area}>
                <dt className="font-medium">{`${group.title} (${group.permissions.length})`}</dt>
                <dd className="font-mono text-xs break-words text-ink-2">
                  {group.permissions.map((fact) => fact.id).join(' ')}
                </dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
      <p className="text-xs text-ink-3">From the system roles. Roles in teams and channels may add to it.</p>
    </div>
  )
}
