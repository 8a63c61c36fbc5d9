import { useEffect, useRef } from 'react'
import { ITEM_TONES, ITEM_WORDS, failureWords, retryWords } from '@/components/bulk-failure.ts'
import { STEPS, STEP_WORDS, type LeaverItem } from '@/domain/leaver-step.ts'
import type { BulkItem, BulkSnapshot } from '@/lib/bulk-run.ts'
import { formatNumber } from '@/lib/format.ts'
import type { PhaseSnapshot, PhasedRun, PhasedSnapshot } from '@/lib/phased-run.ts'
import { Badge } from '@/ui/badge.tsx'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Progress } from '@/ui/progress.tsx'
import { StepFrame, StepLater, StepPanel } from './step-frame.tsx'
import type { LeaverRunState } from './use-leaver-run.ts'

/** The fourth step: the run as it goes, and what to do when something fails. */
export function RunStep({ state }: { state: LeaverRunState }) {
  const { started, snapshot } = state
  if (!started || !snapshot) {
    return (
      <StepFrame number={4} title="Run" state="later">
        <StepLater>One step after the other; it can be paused, and waits when something fails.</StepLater>
      </StepFrame>
    )
  }
  const isOver = snapshot.state === 'finished' || snapshot.state === 'stopped'
  return (
    <StepFrame number={4} title="Run" state={isOver ? 'done' : 'now'}>
      <UnderWay snapshot={snapshot} run={started.run} isOver={isOver} />
    </StepFrame>
  )
}

interface RunProps {
  snapshot: PhasedSnapshot<LeaverItem>
  run: PhasedRun<LeaverItem>
}

function UnderWay({ snapshot, run, isOver }: RunProps & { isOver: boolean }) {
  const top = useRef<HTMLDivElement>(null)
  // The button that started it is gone: the focus goes to what came of it.
  useEffect(() => top.current?.focus(), [])
  const { state } = snapshot
  // So it does when a button goes with the state it was for: "Retry", "Go on", "Pause".
  useEffect(() => {
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true })
  }, [state])
  return (
    <StepPanel className="flex flex-col gap-4 p-4">
      <div ref={top} tabIndex={-1} className="flex flex-col gap-2 outline-none">
        <Sum snapshot={snapshot} />
      </div>
      <Notice snapshot={snapshot} run={run} />
      {!isOver && snapshot.state !== 'stuck' && <Controls snapshot={snapshot} run={run} />}
      <ol aria-label="Steps of the run" className="flex flex-col gap-3">
        {snapshot.phases.map((phase, at) => (
          <PhaseRow key={phase.id} phase={phase} isAhead={at > snapshot.at} />
        ))}
      </ol>
    </StepPanel>
  )
}

const RUN_WORDS: Record<PhasedSnapshot<unknown>['state'], string> = {
  ready: 'Not started',
  running: 'Under way',
  paused: 'Paused',
  stuck: 'Waiting for you',
  stopping: 'Stopping: what is under way is let finish',
  stopped: 'Stopped before its end',
  finished: 'Through',
}

function Sum({ snapshot }: { snapshot: PhasedSnapshot<LeaverItem> }) {
  const runs = snapshot.phases.map((phase) => phase.run)
  const total = runs.reduce((sum, run) => sum + run.items.length, 0)
  const done = runs.reduce((sum, run) => sum + run.done, 0)
  const failed = runs.reduce((sum, run) => sum + run.failed, 0)
  const unanswered = runs.reduce((sum, run) => sum + run.unanswered, 0)
  const troubles = [
    ...(failed > 0 ? [`${formatNumber(failed)} failed`] : []),
    ...(unanswered > 0 ? [`${formatNumber(unanswered)} sent without an answer`] : []),
  ]
  return (
    <>
      <Progress label={RUN_WORDS[snapshot.state]} done={done} total={total} />
      <p className="text-sm text-ink-2">
        {troubles.length > 0
          ? `${RUN_WORDS[snapshot.state]}. ${formatNumber(done)} done, ${troubles.join(', ')}, ${formatNumber(total - done - failed - unanswered)} not done.`
          : `${RUN_WORDS[snapshot.state]}. ${formatNumber(done)} of ${formatNumber(total)} done.`}
      </p>
    </>
  )
}

function titleOf(id: string): string {
  const step = STEPS.find((one) => one === id)
  return step ? STEP_WORDS[step].title : id
}

/** "One change failed", "2 changes were sent without an answer". */
function troubleWords({ failed, unanswered }: BulkSnapshot<LeaverItem>): string {
  const changes = (count: number) => (count === 1 ? 'One change' : `${formatNumber(count)} changes`)
  const lost = `${unanswered === 1 ? 'was' : 'were'} sent without an answer`
  if (failed === 0) return `${changes(unanswered)} ${lost}`
  return unanswered === 0
    ? `${changes(failed)} failed`
    : `${changes(failed)} failed and ${formatNumber(unanswered)} ${lost}`
}

/** Why it does not go on by itself: something failed, or everything would. */
function Notice({ snapshot, run }: RunProps) {
  const phase = snapshot.phases[snapshot.at]
  if (!phase) return null
  if (snapshot.state === 'stuck') {
    return (
      <Banner
        tone="danger"
        role="alert"
        title={`${troubleWords(phase.run)} in “${titleOf(phase.id)}”`}
        actions={
          <>
            <Button size="sm" onClick={() => run.retry()}>
              {retryWords(phase.run.failed, phase.run.unanswered)}
            </Button>
            <Button size="sm" onClick={() => run.giveUp()}>
              Go on without
            </Button>
            <Button size="sm" variant="danger-outline" onClick={() => run.stop()}>
              Stop the run
            </Button>
          </>
        }
      >
        What comes after it waits. Nothing that was done is done again.
      </Banner>
    )
  }
  const { pausedBy } = phase.run
  if (snapshot.state !== 'paused' || pausedBy === undefined) return null
  return (
    <Banner tone="warn" role="alert" title="Paused by itself">
      {failureWords(pausedBy)}
    </Banner>
  )
}

function Controls({ snapshot, run }: RunProps) {
  const isStopping = snapshot.state === 'stopping'
  return (
    <div className="flex flex-wrap gap-2">
      {snapshot.state === 'paused' ? (
        <Button variant="primary" onClick={() => run.resume()}>
          Go on
        </Button>
      ) : (
        <Button disabledReason={isStopping ? 'It is stopping' : undefined} onClick={() => run.pause()}>
          Pause
        </Button>
      )}
      <Button disabledReason={isStopping ? 'It is stopping' : undefined} onClick={() => run.stop()}>
        Stop the run
      </Button>
    </div>
  )
}

function PhaseRow({ phase, isAhead }: { phase: PhaseSnapshot<LeaverItem>; isAhead: boolean }) {
  const { items, done } = phase.run
  return (
    <li aria-label={titleOf(phase.id)} className="text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className={isAhead ? 'font-medium text-ink-3' : 'font-medium text-ink'}>
          {titleOf(phase.id)}
          {phase.isGivenUp && <span className="font-normal text-warn-ink">, gone on without what failed</span>}
        </h3>
        <span className="shrink-0 text-ink-2 tabular-nums">{`${formatNumber(done)} of ${formatNumber(items.length)}`}</span>
      </div>
      <ul
        aria-label={`Results: ${titleOf(phase.id)}`}
        className="mt-1 max-h-60 overflow-y-auto border-s border-line ps-3"
      >
        {items.map((entry) => (
          <ItemRow key={entry.item.id} entry={entry} />
        ))}
      </ul>
    </li>
  )
}

function ItemRow({ entry }: { entry: BulkItem<LeaverItem> }) {
  const { state } = entry
  return (
    <li className="flex items-start justify-between gap-4 py-0.5">
      <span className="min-w-0 break-words text-ink-2">
        <bdi>{entry.item.words}</bdi>
        {(state === 'failed' || state === 'unanswered') && (
          <span className="block text-xs text-danger-ink">{failureWords(entry.error)}</span>
        )}
      </span>
      <Badge look="plain" tone={ITEM_TONES[state]} className="shrink-0">
        {ITEM_WORDS[state]}
      </Badge>
    </li>
  )
}
