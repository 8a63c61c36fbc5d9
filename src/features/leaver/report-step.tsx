import { failureWords } from '@/components/bulk-failure.ts'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { reportCsv, reportJson, type ItemResult, type LeaverReport } from '@/domain/leaver-report.ts'
import { STEPS, type LeaverItem } from '@/domain/leaver-step.ts'
import { sumUp } from '@/domain/leaver-sum.ts'
import type { VerdictLine } from '@/domain/leaver-verdict.ts'
import { downloadText } from '@/lib/download.ts'
import { fileTime } from '@/lib/format.ts'
import type { PhasedSnapshot } from '@/lib/phased-run.ts'
import { Button } from '@/ui/button.tsx'
import { ExportIcon } from '@/ui/icons.ts'
import { StepFrame, StepLater, StepPanel } from './step-frame.tsx'
import type { LeaverRunState, Started, Verified } from './use-leaver-run.ts'

interface ReportStepProps {
  state: LeaverRunState
  lines: readonly VerdictLine[]
  isSaved: boolean
  onSaved: () => void
  onStartOver: () => void
}

/** The last step: what was found, done and verified, to keep. */
export function ReportStep({ state, ...props }: ReportStepProps) {
  const { started, snapshot, endedAt, verified } = state
  if (!started || !snapshot || endedAt === null || !verified) {
    return (
      <StepFrame number={6} title="Report" state="later" isLast>
        <StepLater>Who, by whom, when, what was done and what is left, as a file.</StepLater>
      </StepFrame>
    )
  }
  return <Report {...props} facts={{ started, snapshot, endedAt, verified }} />
}

interface Facts {
  started: Started
  snapshot: PhasedSnapshot<LeaverItem>
  endedAt: number
  verified: Verified
}

function Report({ lines, isSaved, onSaved, onStartOver, facts }: Omit<ReportStepProps, 'state'> & { facts: Facts }) {
  const { user } = useViewer()
  const { name, address, version } = useServer()
  const { started, snapshot, endedAt, verified } = facts
  const report: LeaverReport = {
    before: started.before,
    by: user,
    server: { name, address, version },
    startedAt: started.startedAt,
    endedAt,
    verifiedAt: verified.at,
    isFinished: snapshot.state === 'finished',
    results: resultsOf(snapshot),
    lines,
    summary: sumUp(lines).words,
  }
  const save = (kind: 'json' | 'csv') => {
    const file = `latchkey-leaver-${started.before.person.username}-${fileTime(verified.at)}.${kind}`
    if (kind === 'json') downloadText(file, 'application/json', reportJson(report))
    else downloadText(file, 'text/csv', reportCsv(report))
    onSaved()
  }
  return (
    <StepFrame number={6} title="Report" state={isSaved ? 'done' : 'now'} isLast>
      <StepPanel className="flex flex-col gap-3 p-4 text-sm">
        <p className="text-ink-2">
          {isSaved
            ? 'Downloaded. It holds no secret.'
            : 'As it is now it is on this page only, and gone when you leave. It holds no secret.'}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button icon={ExportIcon} onClick={() => save('json')}>
            Download JSON
          </Button>
          <Button icon={ExportIcon} onClick={() => save('csv')}>
            Download CSV
          </Button>
          <Button
            variant="quiet"
            disabledReason={isSaved ? undefined : 'Download the report first: it would be gone'}
            onClick={onStartOver}
          >
            Start over with what is found now
          </Button>
        </div>
      </StepPanel>
    </StepFrame>
  )
}

const RESULTS = {
  done: 'done',
  failed: 'failed',
  unanswered: 'sent, no answer: may be done',
  waiting: 'not started',
  running: 'not started',
} as const

function resultsOf(snapshot: PhasedSnapshot<LeaverItem>): ItemResult[] {
  return snapshot.phases.flatMap((phase) => {
    const step = STEPS.find((one) => one === phase.id)
    if (!step) return []
    return phase.run.items.map(({ item, state, error }) => ({
      step,
      id: item.id,
      words: item.words,
      result: RESULTS[state],
      reason: state === 'failed' || state === 'unanswered' ? failureWords(error) : '',
    }))
  })
}
