import type { Bot } from '@/api/objects/bot.ts'
import { commandGaps, unknownReason, type LeaverFound } from './leaver-found.ts'
import {
  STEPS,
  bare,
  barredBy,
  doing,
  guardReason,
  type Draft,
  type LeaverFacts,
  type PlannedStep,
  type StepId,
} from './leaver-step.ts'
import { botStep, rolesStep, teamStep, tokenStep } from './leaver-steps.ts'

function endSessions(facts: LeaverFacts, step: 'sign-out' | 'sessions'): Draft {
  const barred = barredBy(facts, 'sessions')
  if (barred) return bare('barred', barred)
  const { sessions } = facts.found
  const isOver = step === 'sign-out' || facts.person.delete_at > 0
  const hasNone = sessions.state === 'read' && sessions.value.rows.length === 0 && sessions.value.unreadable === 0
  if (hasNone && isOver) return bare('nothing', 'No session')
  return doing([{ id: step, words: `End all sessions of @${facts.person.username}`, act: { verb: 'end-sessions' } }])
}

function commandStep({ found }: LeaverFacts): Draft {
  const { commands } = found
  const unknown = unknownReason(commands)
  if (commands.state !== 'read' || unknown !== null) return bare('barred', unknown ?? '')
  if (commands.value.isOff) return bare('nothing', 'Slash commands are switched off on this server')
  const gaps = commandGaps(commands.value)
  if (commands.value.rows.length === 0 && gaps === '') return bare('nothing', 'No slash command')
  const leftOut = commands.value.rows.map((command) => ({
    name: `/${command.trigger}`,
    reason: 'goes on working, with the token it has',
  }))
  return { ...bare('listed', gaps && `Incomplete: ${gaps}`), leftOut }
}

function deactivateStep(facts: LeaverFacts): Draft {
  const { person } = facts
  if (person.delete_at > 0) return bare('nothing', 'Deactivated already')
  if (person.auth_service === 'ldap') return bare('manual', 'Managed by AD/LDAP: deactivate the account there')
  const barred = barredBy(facts, 'active') ?? guardReason(facts)
  if (barred) return bare('barred', barred)
  return doing([{ id: 'deactivate', words: `Deactivate @${person.username}`, act: { verb: 'deactivate' } }])
}

const DRAFTS: Record<StepId, (facts: LeaverFacts) => Draft> = {
  'sign-out': (facts) => endSessions(facts, 'sign-out'),
  tokens: tokenStep,
  bots: botStep,
  commands: commandStep,
  roles: rolesStep,
  teams: teamStep,
  deactivate: deactivateStep,
  sessions: (facts) => endSessions(facts, 'sessions'),
}

/**
 * Every step of the run in its order, with each call it makes, as the choices stand. Skipping a step with nothing to do,
 * or one that cannot be done, changes nothing about it. Pure.
 */
export function planLeaver(facts: LeaverFacts): PlannedStep[] {
  return STEPS.map((id) => {
    const draft = DRAFTS[id](facts)
    const note = facts.choices.skipped[id]
    if (note === undefined || draft.state !== 'do') return { id, ...draft }
    return { id, ...draft, state: 'skipped', reason: note.trim(), items: [], open: null }
  })
}

/** How many calls the plan makes. */
export function callsOf(plan: readonly PlannedStep[]): number {
  return plan.reduce((sum, step) => sum + step.items.length, 0)
}

/** Bots that are on: what becomes of them has to be decided. */
export function activeBots(found: LeaverFound): readonly Bot[] {
  return found.bots.state === 'read' ? found.bots.value.rows.filter((bot) => bot.delete_at === 0) : []
}
