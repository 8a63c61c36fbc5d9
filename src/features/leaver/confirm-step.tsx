import { useState } from 'react'
import { isReading } from '@/domain/leaver-found.ts'
import { callsOf } from '@/domain/leaver-plan.ts'
import { STEP_WORDS, type PlannedStep } from '@/domain/leaver-step.ts'
import { countOf } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { StepFrame, StepLater, StepPanel } from './step-frame.tsx'
import type { LeaverRunState } from './use-leaver-run.ts'

/** The third step: every change once more, and the user name to be typed before anything is sent. */
export function ConfirmStep({ state }: { state: LeaverRunState }) {
  const { started, plan, reading, person } = state
  if (started !== null) {
    return (
      <StepFrame number={3} title="Confirm" state="done">
        <p className="text-sm text-ink-2">{`${changes(callsOf(started.before.plan))} confirmed with the user name.`}</p>
      </StepFrame>
    )
  }
  if (isReading(reading.found)) {
    return (
      <StepFrame number={3} title="Confirm" state="later">
        <StepLater>Every change is listed here before anything is sent.</StepLater>
      </StepFrame>
    )
  }
  const signature = plan.flatMap((step) => step.items.map((item) => item.words)).join('\n')
  return (
    <StepFrame number={3} title="Confirm" state={plan.some((step) => step.open !== null) ? 'later' : 'now'}>
      <StepPanel className="flex flex-col gap-4 p-4 text-sm">
        <DryRun plan={plan} />
        {/* What was typed counts for the plan it was typed for. */}
        <Lock key={signature} state={state} username={person.username} />
      </StepPanel>
    </StepFrame>
  )
}

function changes(count: number): string {
  return countOf(count, 'change')
}

function DryRun({ plan }: { plan: readonly PlannedStep[] }) {
  const steps = plan.filter((step) => step.items.length > 0)
  const rest = plan.filter((step) => step.state === 'skipped' || step.state === 'barred' || step.state === 'manual')
  return (
    <>
      <p className="text-ink">
        {steps.length === 0
          ? 'Nothing would be changed.'
          : `Nothing was sent yet. ${changes(callsOf(plan))} will be made, in this order:`}
      </p>
      <ol aria-label="What will be done" className="flex flex-col gap-2">
        {steps.map((step) => (
          <li key={step.id}>
            <span className="font-medium text-ink">{STEP_WORDS[step.id].title}</span>
            <ul className="max-h-60 list-disc overflow-y-auto ps-5 text-ink-2">
              {step.items.map((item) => (
                <li key={item.id} className="break-words">
                  <bdi>{item.words}</bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <p className="text-ink-2">{`Not done: ${rest.map((step) => STEP_WORDS[step.id].title).join(', ')}.`}</p>
      )}
    </>
  )
}

function Lock({ state, username }: { state: LeaverRunState; username: string }) {
  const [typed, setTyped] = useState('')
  const count = callsOf(state.plan)
  const open = state.plan.find((step) => step.open !== null)
  const reason =
    open?.open ??
    (count === 0 ? 'There is nothing to do' : typed.trim() === username ? undefined : `Type “${username}” first`)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined) state.start()
      }}
    >
      <ul className="flex list-disc flex-col gap-1 ps-5 text-ink-2">
        <li>Revoked tokens and memberships of teams do not come back; the rest can be undone by hand.</li>
        <li>
          The run lives on this page only: leaving it stops the run, and a reload begins again with what is found then.
        </li>
      </ul>
      <Field label={`Type “${username}” to unlock the button`} className="max-w-sm">
        <TextInput
          isMono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" variant="danger-outline" disabledReason={reason}>
          {`Start the run: ${changes(count)}`}
        </Button>
      </div>
    </form>
  )
}
