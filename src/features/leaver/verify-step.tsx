import { Link } from 'react-router'
import { Time } from '@/components/time.tsx'
import { sumUp } from '@/domain/leaver-sum.ts'
import type { VerdictLine, VerdictState } from '@/domain/leaver-verdict.ts'
import { Badge } from '@/ui/badge.tsx'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { BlockedIcon, CheckIcon, RefreshIcon, UnknownIcon, type Icon } from '@/ui/icons.ts'
import { Progress } from '@/ui/progress.tsx'
import type { Tone } from '@/ui/tone.ts'
import { NameList } from './name-list.tsx'
import { InDirectory } from './plan-step.tsx'
import { StepFrame, StepLater, StepPanel } from './step-frame.tsx'
import type { LeaverRunState } from './use-leaver-run.ts'

const LOOKS: Record<VerdictState, { tone: Exclude<Tone, 'neutral'>; words: string; icon?: Icon }> = {
  clear: { tone: 'good', words: 'Clear' },
  left: { tone: 'danger', words: 'Left' },
  barred: { tone: 'warn', words: 'Not done here', icon: BlockedIcon },
  chosen: { tone: 'info', words: 'Chosen', icon: CheckIcon },
  unverified: { tone: 'warn', words: 'Not verified', icon: UnknownIcon },
}

/** The fifth step: everything read again from the server, and held against what was meant. */
export function VerifyStep({ state, lines }: { state: LeaverRunState; lines: readonly VerdictLine[] }) {
  const { verified, verifying, endedAt, started } = state
  if (endedAt === null) {
    return (
      <StepFrame number={5} title="Verify" state="later">
        <StepLater>Everything is read again from the server, to show what is left.</StepLater>
      </StepFrame>
    )
  }
  const sum = sumUp(lines)
  const isManual = started?.before.plan.some((step) => step.state === 'manual') === true
  return (
    <StepFrame number={5} title="Verify" state={verified && !verifying ? 'done' : 'now'}>
      <StepPanel className="flex flex-col gap-4 p-4 text-sm">
        {verifying && <Progress label="Reading everything again" {...verifying} />}
        {verified && (
          <>
            <Banner
              tone={LOOKS[sum.state].tone}
              role="status"
              title={sum.words}
              actions={
                <Button size="sm" icon={RefreshIcon} isBusy={verifying !== null} onClick={state.verify}>
                  Read again
                </Button>
              }
            >
              Read from the server <Time at={verified.at} look="exact" />.
            </Banner>
            <ul aria-label="Verification" className={verifying ? 'opacity-60' : undefined}>
              {lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ul>
            {isManual && <InDirectory state={state} />}
          </>
        )}
      </StepPanel>
    </StepFrame>
  )
}

function Line({ line }: { line: VerdictLine }) {
  const look = LOOKS[line.state]
  return (
    <li
      aria-label={line.title}
      className="grid gap-x-4 gap-y-0.5 border-b border-line py-2 last:border-b-0 sm:grid-cols-[13rem_8rem_minmax(0,1fr)]"
    >
      <span className="font-medium text-ink">{line.title}</span>
      <Badge look="plain" tone={look.tone} icon={look.icon} className="self-start">
        {look.words}
      </Badge>
      <div className="min-w-0">
        <p className="text-ink tabular-nums">
          <bdi>{line.words}</bdi>
          {line.to !== null && line.state !== 'clear' && (
            <>
              {' · '}
              {/* Beside this page, which holds all there is of the run. */}
              <Link to={line.to} target="_blank" rel="noreferrer" className="text-accent-ink underline">
                Look at it<span className="sr-only"> in a new tab</span>
              </Link>
            </>
          )}
        </p>
        <NameList label={`Left: ${line.title}`} names={line.details} />
      </div>
    </li>
  )
}
