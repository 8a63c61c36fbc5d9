import { missingWords } from '@/components/action-button.tsx'
import { RightsSummary } from '@/components/rights-summary.tsx'
import { splitRoles } from '@/domain/roles.ts'
import { OriginMark } from '@/ui/origin-mark.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { usePerson } from './person-context.ts'
import { PersonPanel } from './person-panel.tsx'
import { Failure } from './summary-figure.tsx'
import type { Summary } from './use-summary.ts'

/** What somebody with the rights of this person may do. */
export function SummaryRights({ roles }: Pick<Summary, 'roles'>) {
  const { user } = usePerson()
  const names = splitRoles(user.roles)
  return (
    <PersonPanel title="What they may do" more={{ to: `/users/${user.id}/roles`, label: 'Roles & rights' }}>
      <div className="flex flex-col gap-2 text-sm">
        {names.length === 0 ? (
          <p className="text-ink-2">No system role: nothing beyond what teams and channels give.</p>
        ) : roles.state === 'read' ? (
          <RightsSummary names={names} roles={roles.data} />
        ) : roles.state === 'reading' ? (
          <SkeletonText lines={3} />
        ) : roles.state === 'refused' ? (
          <p>{missingWords([roles.missing])}</p>
        ) : (
          <Failure reading={roles} what="The roles" />
        )}
        <p className="flex items-center gap-1 text-xs text-ink-3">
          From the system roles. Teams and channels may add to it.
          <OriginMark origin="computed" about="Rights">
            All permissions of the person’s system roles together. Which of them weigh heavily is a list of our own.
            What plugins allow is not known.
          </OriginMark>
        </p>
      </div>
    </PersonPanel>
  )
}
