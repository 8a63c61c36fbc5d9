import { ErrorPanel } from '@/components/error-panel.tsx'
import { UnsavedNotice } from '@/components/unsaved-notice.tsx'
import { useLeaveGuard } from '@/components/use-leave-guard.ts'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { EffectiveRights } from './effective-rights.tsx'
import { RoleChangePanel } from './role-change-panel.tsx'
import { RoleChoices } from './role-choices.tsx'
import { TabScroll } from './tab-scroll.tsx'
import { useRoleEdits } from './use-role-edits.ts'

/** `/users/:userId/roles`: the system roles of a person, what they permit, and changing them. */
export default function PersonRolesPage() {
  const editing = useRoleEdits()
  const guard = useLeaveGuard(editing.hasChanges)
  if (!editing.isRead) {
    return (
      <TabScroll>
        {editing.error ? (
          <ErrorPanel error={editing.error} onRetry={editing.retry} />
        ) : (
          <div aria-busy className="max-w-2xl">
            <SkeletonText lines={8} />
          </div>
        )}
      </TabScroll>
    )
  }
  return (
    <>
      {guard && <UnsavedNotice look="strip" guard={guard} />}
      <TabScroll>
        <div className="grid max-w-6xl items-start gap-4 lg:grid-cols-2">
          <RoleChoices editing={editing} />
          <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-0">
            <RoleChangePanel editing={editing} />
            <EffectiveRights editing={editing} />
          </div>
        </div>
      </TabScroll>
    </>
  )
}
