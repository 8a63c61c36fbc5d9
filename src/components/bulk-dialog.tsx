import { useEffect, useState, useSyncExternalStore, type MouseEvent } from 'react'
import { isOutcomeUnknown } from '@/api/errors.ts'
import { BulkRun, type BulkSnapshot, type ItemState } from '@/lib/bulk-run.ts'
import { countOf, formatNumber } from '@/lib/format.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { pausesRun, retryWords } from './bulk-failure.ts'
import { BulkPreview, type BulkSentence } from './bulk-preview.tsx'
import { BulkReport } from './bulk-report.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'

/** An act on many, before it runs: on which rows, and which are left out and why. */
export interface BulkPlan<T> {
  included: readonly T[]
  excluded: readonly { item: T; reason: string }[]
}

export interface BulkDialogProps<T> {
  plan: BulkPlan<T>
  /** "Revoke". */
  verb: string
  /** "Revoked", for the title. */
  verbDone: string
  /** "ended-sessions": what was done, in the name of the report's file; `verbDone` where that is one word. */
  reportName?: string | undefined
  /** What the rows are: "token" and "tokens". */
  noun: BulkSentence['noun']
  /** "is revoked" and "are revoked", where that does not follow from `verbDone`. */
  happens?: BulkSentence['happens'] | undefined
  isDanger?: boolean
  /** For a great many at once: what has to be typed before the run starts. */
  typed: string | null
  /** Why it has to be typed, where not for the number of them. */
  typedWhy?: string | undefined
  /** What it brings about, one sentence a line; for what cannot be undone the last says so. */
  consequences: readonly string[]
  /** What is to be known even where nothing can be changed: who is gone, who could not be read. */
  notes?: readonly string[]
  /** Text of a row in lists and in the downloaded report. */
  nameOf: (item: T) => string
  /** More about a row, for the report's columns. */
  idOf: (item: T) => string
  act: (item: T, signal: AbortSignal) => Promise<void>
  /** Of those done: it was so already, by somebody else. */
  isGone?: ((item: T) => boolean) | undefined
  /** After the run, whatever came of it: caches to be read again. */
  onSettled: (done: readonly T[]) => void
  onClose: () => void
  /** The inverse on those that were done or may be, where one exists and the right to it. */
  undo?: { label: string; run: (done: readonly T[]) => void } | undefined
}

/**
 * The one dialog of everything done to many rows: first what will change and what is left out and why, then the run with
 * progress, pause and cancel, then the result row by row. Leaving while it runs is held up.
 */
export function BulkDialog<T>(props: BulkDialogProps<T>) {
  // What is previewed is what runs, whatever becomes known meanwhile.
  const [{ plan, toType }] = useState({ plan: props.plan, toType: props.typed })
  const [run] = useState(
    () => new BulkRun(plan.included, props.act, { pauseOn: pausesRun, isUnanswered: isOutcomeUnknown }),
  )
  const snapshot = useSyncExternalStore(
    (listener) => run.subscribe(listener),
    () => run.getSnapshot(),
  )
  const isUnderWay = snapshot.phase === 'running' || snapshot.phase === 'paused'
  const guard = useLeaveGuard(isUnderWay)
  const [typed, setTyped] = useState('')
  const [hasStarted, setHasStarted] = useState(false)
  const isLocked = toType !== null && typed.trim() !== toType

  const begin = async (start: () => Promise<void>) => {
    setHasStarted(true)
    await start()
    props.onSettled(itemsIn(run.getSnapshot(), 'done'))
  }
  // The dialog may be taken away by signing out: nothing goes on unseen. What has not begun needs no end.
  useEffect(() => () => void (run.getSnapshot().phase !== 'ready' && run.cancel()), [run])

  const title = titleOf(props, snapshot)
  const parts = { ...props, typed: toType, run, snapshot, isLocked, begin }
  return (
    <Dialog
      isOpen
      size="lg"
      dismissible={!isUnderWay}
      onClose={props.onClose}
      title={title}
      footer={
        // The buttons of each phase are others: what had the focus is gone with its phase, and the focus goes to the dialog.
        <div
          key={snapshot.phase === 'paused' ? 'running' : snapshot.phase}
          role="presentation"
          className="contents"
          onClickCapture={withoutSecondClick}
        >
          <Footer {...parts} />
        </div>
      }
      error={guard && <LeaveNotice guard={guard} cancel={() => run.cancel()} />}
    >
      {hasStarted ? (
        <BulkReport
          snapshot={snapshot}
          nameOf={props.nameOf}
          idOf={props.idOf}
          isGone={props.isGone}
          reportName={props.reportName ?? props.verbDone.toLowerCase()}
          excluded={plan.excluded}
        />
      ) : (
        <>
          <BulkPreview
            plan={plan}
            nameOf={props.nameOf}
            idOf={props.idOf}
            noun={props.noun}
            happens={props.happens ?? happensBy(props.verbDone)}
            consequences={props.consequences}
            notes={props.notes ?? []}
          />
          {toType !== null && (
            <Field
              className="mt-4"
              label={`Type “${toType}” to unlock the button`}
              hint={props.typedWhy ?? 'Because it is that many at once.'}
            >
              <TextInput isMono autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
            </Field>
          )}
        </>
      )}
    </Dialog>
  )
}

/** Of a double click the second finds the buttons of the next phase in the place of those it was meant for. */
function withoutSecondClick(event: MouseEvent): void {
  if (event.detail > 1) event.stopPropagation()
}

function itemsIn<T>(snapshot: BulkSnapshot<T>, ...states: readonly ItemState[]): T[] {
  return snapshot.items.filter((entry) => states.includes(entry.state)).map((entry) => entry.item)
}

function happensBy(verbDone: string): BulkSentence['happens'] {
  const done = verbDone.toLowerCase()
  return { one: `is ${done}`, many: `are ${done}` }
}

function titleOf<T>(props: BulkDialogProps<T>, snapshot: BulkSnapshot<T>): string {
  const count = snapshot.items.length
  const what = countOf(count, props.noun.one, props.noun.many)
  if (snapshot.phase === 'ready') return `${props.verb} ${what}`
  if (snapshot.phase === 'finished' && snapshot.done === count) return `${props.verbDone} ${what}`
  if (snapshot.phase === 'running') return `${props.verb} ${what}: under way`
  if (snapshot.phase === 'paused') return `${props.verb} ${what}: paused`
  return `${props.verbDone} ${formatNumber(snapshot.done)} of ${what}`
}

function LeaveNotice({ guard, cancel }: { guard: { stay: () => void; leave: () => void }; cancel: () => void }) {
  return (
    <Banner
      tone="warn"
      role="alert"
      title="The run is not finished"
      actions={
        <>
          <Button size="sm" onClick={guard.stay}>
            Stay
          </Button>
          <Button
            size="sm"
            variant="danger-outline"
            onClick={() => {
              cancel()
              guard.leave()
            }}
          >
            Stop and leave
          </Button>
        </>
      }
    >
      Leaving stops it: what is under way finishes, the rest is not started.
    </Banner>
  )
}

function Footer<T>(
  props: BulkDialogProps<T> & {
    run: BulkRun<T>
    snapshot: BulkSnapshot<T>
    isLocked: boolean
    begin: (start: () => Promise<void>) => Promise<void>
  },
) {
  const { run, snapshot } = props
  const count = snapshot.items.length
  if (snapshot.phase === 'ready') {
    if (count === 0) {
      return (
        <Button variant="primary" data-autofocus onClick={props.onClose}>
          Close
        </Button>
      )
    }
    const reason = props.isLocked ? `Type “${props.typed}” first` : undefined
    return (
      <>
        <Button data-autofocus onClick={props.onClose}>
          Cancel
        </Button>
        <Button
          variant={props.isDanger ? 'danger' : 'primary'}
          disabledReason={reason}
          onClick={() => void props.begin(() => run.start())}
        >
          {`${props.verb} ${countOf(count, props.noun.one, props.noun.many)}`}
        </Button>
      </>
    )
  }
  if (snapshot.phase === 'running' || snapshot.phase === 'paused') {
    return (
      <>
        <Button onClick={() => run.cancel()}>Cancel the rest</Button>
        {snapshot.phase === 'running' ? (
          <Button onClick={() => run.pause()}>Pause</Button>
        ) : (
          <Button variant="primary" onClick={() => run.resume()}>
            Go on
          </Button>
        )}
      </>
    )
  }
  // What has no answer may be done: the way back is for that too.
  const toUndo = itemsIn(snapshot, 'done', 'unanswered')
  return (
    <>
      {props.undo && toUndo.length > 0 && <Button onClick={() => props.undo?.run(toUndo)}>{props.undo.label}</Button>}
      {snapshot.failed + snapshot.unanswered > 0 && (
        <Button onClick={() => void props.begin(() => run.retryFailed())}>
          {retryWords(snapshot.failed, snapshot.unanswered)}
        </Button>
      )}
      <Button variant="primary" data-autofocus onClick={props.onClose}>
        Close
      </Button>
    </>
  )
}
