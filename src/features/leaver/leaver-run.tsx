import { useState } from 'react'
import { Link } from 'react-router'
import { Page } from '@/components/page.tsx'
import { Person } from '@/components/person.tsx'
import { useLeaveGuard } from '@/components/use-leave-guard.ts'
import { isActiveAdmin } from '@/domain/last-admin.ts'
import { lastAdminGuard, type Leaver } from '@/domain/leaver-step.ts'
import { verdictLines } from '@/domain/leaver-verdict.ts'
import { personName } from '@/domain/person-name.ts'
import { buttonClass } from '@/ui/button-class.ts'
import { ConfirmStep } from './confirm-step.tsx'
import { FoundStep } from './found-step.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { NotForThem } from './not-for-them.tsx'
import { PlanStep } from './plan-step.tsx'
import { ReportStep } from './report-step.tsx'
import { RunStep } from './run-step.tsx'
import { useLeaverRun } from './use-leaver-run.ts'
import { VerifyStep } from './verify-step.tsx'

/** The six steps of one run, from what is found to the report. */
export function LeaverRun({ person, onStartOver }: { person: Leaver; onStartOver: () => void }) {
  const state = useLeaverRun(person)
  const { started, verified, endedAt, choices } = state
  // What a report says can change after the run by these alone: what was saved before they did is another report.
  const version = `${verified?.at} ${choices.isDoneInDirectory}`
  const [saved, setSaved] = useState('')
  const isSaved = saved === version
  const isUnderWay = started !== null && endedAt === null
  const guard = useLeaveGuard(isUnderWay || (endedAt !== null && !isSaved))
  const lines =
    started && verified
      ? verdictLines(
          // Marking what was done in the directory is the one choice that stays open.
          { ...started.before, choices: { ...started.before.choices, isDoneInDirectory: choices.isDoneInDirectory } },
          verified.now,
        )
      : []
  const { admins } = state.reading.found
  if (started === null && isActiveAdmin(person) && lastAdminGuard(person, admins) === 'last') {
    return (
      <NotForThem title="The last active administrator cannot leave">
        Nobody could administer the server any more. Make somebody else a system administrator first.
      </NotForThem>
    )
  }
  return (
    <Page
      title="Leaver run"
      documentTitle={`Leaver run, ${personName(person)}`}
      facts={<Person user={person} />}
      actions={
        <Link to={`/users/${person.id}/summary`} className={buttonClass()}>
          Open person
        </Link>
      }
    >
      <ol aria-label="Steps" className="max-w-4xl">
        <FoundStep state={state} />
        <PlanStep state={state} />
        <ConfirmStep state={state} />
        <RunStep state={state} />
        <VerifyStep state={state} lines={lines} />
        <ReportStep
          state={state}
          lines={lines}
          isSaved={isSaved}
          onSaved={() => setSaved(version)}
          onStartOver={onStartOver}
        />
      </ol>
      {guard && <LeaveDialog guard={guard} isUnderWay={isUnderWay} stop={() => started?.run.stop()} />}
    </Page>
  )
}
