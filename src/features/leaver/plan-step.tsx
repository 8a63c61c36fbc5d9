import type { ReactNode } from 'react'
import { isReading } from '@/domain/leaver-found.ts'
import { useServer } from '@/components/viewer-context.tsx'
import { STEP_WORDS, whyOfStep, type PlannedStep, type StepId } from '@/domain/leaver-step.ts'
import { countOf } from '@/lib/format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Checkbox } from '@/ui/checkbox.tsx'
import { Field } from '@/ui/field.tsx'
import { BlockedIcon, CheckIcon, DangerIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { BotChoices } from './bot-choices.tsx'
import { NameList } from './name-list.tsx'
import { StepFrame, StepLater, StepPanel } from './step-frame.tsx'
import type { LeaverRunState } from './use-leaver-run.ts'

/** Steps whose changes are not plain from their title; those of bots stand in the choices. */
const LISTED: ReadonlySet<StepId> = new Set(['tokens', 'roles', 'teams'])

/** The second step: what is done, in which order and why; each part can be left out with a note. */
export function PlanStep({ state }: { state: LeaverRunState }) {
  const { started } = state
  const plan = started?.before.plan ?? state.plan
  const isEarly = started === null && isReading(state.reading.found)
  const isOpen = started === null && plan.some((step) => step.open !== null)
  return (
    <StepFrame number={2} title="Plan" state={isEarly ? 'later' : isOpen ? 'now' : 'done'}>
      {isEarly ? (
        <StepLater>What is to be done, in the right order, once all is read.</StepLater>
      ) : (
        <StepPanel>
          <ol aria-label="Plan">
            {plan.map((step, at) => (
              <PlanRow key={step.id} step={step} letter={'abcdefgh'.charAt(at)} state={state} />
            ))}
          </ol>
        </StepPanel>
      )}
    </StepFrame>
  )
}

function PlanRow({ step, letter, state }: { step: PlannedStep; letter: string; state: LeaverRunState }) {
  const { title } = STEP_WORDS[step.id]
  const { features } = useServer()
  const { started } = state
  return (
    <li
      aria-label={title}
      className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-b border-line px-4 py-3 text-sm last:border-b-0"
    >
      <span aria-hidden className="font-mono text-xs leading-5 text-ink-3">
        {letter}
      </span>
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <div className="min-w-0 flex-1 basis-64">
            <h3 className="font-medium text-ink">{title}</h3>
            <p className="text-pretty text-ink-2">{whyOfStep(step.id, features.tokensEnabled)}</p>
          </div>
          <StepBadge step={step} />
        </div>
        {step.state !== 'do' && step.state !== 'skipped' && step.reason !== '' && step.state !== 'nothing' && (
          <p className={step.state === 'barred' ? 'text-warn-ink' : 'text-ink-2'}>{step.reason}</p>
        )}
        {started === null && <Controls step={step} state={state} />}
        {LISTED.has(step.id) && (
          <NameList label={`Done in this step: ${title}`} names={step.items.map((item) => item.words)} />
        )}
        {step.leftOut.length > 0 && (
          <NameList label={`Left: ${title}`} names={step.leftOut.map(({ name, reason }) => `${name}: ${reason}`)} />
        )}
        {step.state === 'manual' && <InDirectory state={state} />}
      </div>
    </li>
  )
}

function StepBadge({ step }: { step: PlannedStep }) {
  const count = step.items.length
  switch (step.state) {
    case 'do':
      if (step.open !== null) return <Badge tone="warn">To decide</Badge>
      return (
        <Badge tone="info" icon={CheckIcon}>
          {countOf(count, 'change')}
        </Badge>
      )
    case 'nothing':
      return <Badge>{step.reason}</Badge>
    case 'skipped':
      return <Badge tone="warn">Left out</Badge>
    case 'barred':
      return (
        <Badge tone="warn" icon={BlockedIcon}>
          Not possible
        </Badge>
      )
    case 'listed':
      return <Badge>Left, with reason</Badge>
    case 'manual':
      return <Badge tone="warn">By hand</Badge>
  }
}

/** What can be chosen about a step that can be done. */
function Controls({ step, state }: { step: PlannedStep; state: LeaverRunState }): ReactNode {
  const { choices, choose } = state
  const isSkipped = choices.skipped[step.id] !== undefined
  const hasChoice = step.state === 'do' || step.state === 'skipped'
  const skip = (isOff: boolean) => choose({ skipped: withSkip(choices.skipped, step.id, isOff ? '' : undefined) })
  const { title } = STEP_WORDS[step.id]
  if (!hasChoice) {
    // In its place and off, with the reason beside it: what could be done with the right to it.
    return step.state === 'barred' && step.id !== 'commands' ? (
      <Checkbox label="Do this" aria-label={`Do this: ${title}`} checked={false} disabled readOnly />
    ) : step.id === 'tokens' && step.state === 'nothing' && choices.tokens === 'disable' ? (
      <TokenChoice state={state} />
    ) : null
  }
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label="Do this"
        aria-label={`Do this: ${title}`}
        checked={!isSkipped}
        onChange={(event) => skip(!event.target.checked)}
      />
      {isSkipped ? (
        <Field label="Note for the report" isOptional className="max-w-md">
          <TextInput
            value={choices.skipped[step.id] ?? ''}
            placeholder="Why it is left"
            autoComplete="off"
            onChange={(event) => choose({ skipped: withSkip(choices.skipped, step.id, event.target.value) })}
          />
        </Field>
      ) : (
        <>
          {step.id === 'tokens' && <TokenChoice state={state} />}
          {step.id === 'bots' && <BotChoices state={state} />}
          {step.open !== null && (
            <p className="flex items-start gap-1 text-danger-ink">
              <Glyph icon={DangerIcon} className="mt-0.5 size-3.5" />
              {step.open}
            </p>
          )}
        </>
      )}
    </div>
  )
}

function withSkip(
  skipped: LeaverRunState['choices']['skipped'],
  id: StepId,
  note: string | undefined,
): LeaverRunState['choices']['skipped'] {
  const { [id]: _dropped, ...rest } = skipped
  return note === undefined ? rest : { ...rest, [id]: note }
}

function TokenChoice({ state }: { state: LeaverRunState }) {
  const { choices, choose } = state
  return (
    <div>
      <Segmented
        label="What to do with the tokens"
        segments={[
          { value: 'revoke', label: 'Revoke' },
          { value: 'disable', label: 'Disable' },
        ]}
        value={choices.tokens}
        onChange={(tokens) => choose({ tokens })}
      />
      <p className="mt-1 text-xs text-ink-3">
        {choices.tokens === 'revoke'
          ? 'They are deleted for good.'
          : 'They stop working and stay on the server as evidence; whoever may enable tokens can enable them.'}
      </p>
    </div>
  )
}

/** The one thing that is marked rather than read: what was done outside Mattermost. */
export function InDirectory({ state }: { state: LeaverRunState }) {
  const { person, choices, choose } = state
  return (
    <Checkbox
      label={`@${person.username} is deactivated in the directory`}
      hint="Mattermost follows with its next synchronisation. Until then they can sign in here."
      checked={choices.isDoneInDirectory}
      onChange={(event) => choose({ isDoneInDirectory: event.target.checked })}
    />
  )
}
