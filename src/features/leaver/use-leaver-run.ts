import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { isOutcomeUnknown } from '@/api/errors.ts'
import { pausesRun } from '@/components/bulk-failure.ts'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import type { LeaverViewer } from '@/domain/leaver-found.ts'
import {
  FIRST_CHOICES,
  type Leaver,
  type LeaverChoices,
  type LeaverItem,
  type PlannedStep,
} from '@/domain/leaver-step.ts'
import { planLeaver } from '@/domain/leaver-plan.ts'
import type { LeaverBefore, LeaverNow } from '@/domain/leaver-verdict.ts'
import { PhasedRun, type PhasedSnapshot } from '@/lib/phased-run.ts'
import { actOnLeaver, readLeaverAgain, settleLeaver } from '@/queries/leaver.ts'
import { useLeaverFound, type LeaverReading } from './use-leaver-found.ts'

/** The run once it is started: what was known and meant then does not change any more. */
export interface Started {
  before: LeaverBefore
  run: PhasedRun<LeaverItem>
  startedAt: number
}

/** What was read again after the run. */
export interface Verified {
  now: LeaverNow
  at: number
}

/** All there is to know of the run on this page, and what can be done with it. */
export interface LeaverRunState {
  person: Leaver
  reading: LeaverReading
  choices: LeaverChoices
  choose: (change: Partial<LeaverChoices>) => void
  plan: readonly PlannedStep[]
  started: Started | null
  snapshot: PhasedSnapshot<LeaverItem> | null
  /** When the run was over, in ms since epoch; null before. */
  endedAt: number | null
  verified: Verified | null
  /** How far reading again has come; null while nothing is read again. */
  verifying: { done: number; total: number } | null
  start: () => void
  verify: () => void
}

const NO_CHANGE = () => () => {}
const NOTHING = () => null

/** The rights that count in a run. */
function useLeaverViewer(): LeaverViewer {
  const { user, system, teams } = useViewer()
  const { commandPermission } = useServer().features
  return { id: user.id, permissions: system, teams, commandPermission }
}

/** A run of one person. It lives as long as the page: leaving stops it. */
export function useLeaverRun(person: Leaver): LeaverRunState {
  const client = useQueryClient()
  const viewer = useLeaverViewer()
  const reading = useLeaverFound(person, viewer)
  const [choices, setChoices] = useState(FIRST_CHOICES)
  const [started, setStarted] = useState<Started | null>(null)
  const [endedAt, setEndedAt] = useState<number | null>(null)
  const [verified, setVerified] = useState<Verified | null>(null)
  const [verifying, setVerifying] = useState<LeaverRunState['verifying']>(null)
  // What must not happen twice is kept where the second click of two finds it: state comes with the next drawing.
  const hasStarted = useRef(false)
  const isVerifying = useRef(false)
  const run = started?.run ?? null
  const snapshot = useSyncExternalStore<PhasedSnapshot<LeaverItem> | null>(
    run?.subscribe ?? NO_CHANGE,
    run?.getSnapshot ?? NOTHING,
  )
  // The page may be taken away by signing out: nothing goes on unseen.
  useEffect(() => () => run?.stop(), [run])
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  const plan = planLeaver({ person, found: reading.found, viewer, choices })

  const verify = async (before: LeaverBefore) => {
    if (isVerifying.current) return
    isVerifying.current = true
    setVerifying({ done: 0, total: 7 })
    const { bots } = before.found
    const now = await readLeaverAgain(client, {
      person: before.person,
      viewer,
      botIds: bots.state === 'read' ? bots.value.rows.map((bot) => bot.user_id) : [],
      onProgress: (done, total) => setVerifying({ done, total }),
    })
    setVerified({ now, at: Date.now() })
    setVerifying(null)
    isVerifying.current = false
  }

  const start = () => {
    if (hasStarted.current) return
    hasStarted.current = true
    const before: LeaverBefore = { person, found: reading.found, plan, choices }
    const phases = plan.filter((step) => step.items.length > 0).map(({ id, items }) => ({ id, items }))
    const begun = new PhasedRun<LeaverItem>(phases, (item, signal) => actOnLeaver(client, person, item.act, signal), {
      pauseOn: pausesRun,
      isUnanswered: isOutcomeUnknown,
    })
    let isOver = false
    begun.subscribe(() => {
      const { state } = begun.getSnapshot()
      if (isOver || (state !== 'finished' && state !== 'stopped')) return
      isOver = true
      void settleLeaver(client, person.id)
      if (!isHere.current) return
      setEndedAt(Date.now())
      void verify(before)
    })
    setStarted({ before, run: begun, startedAt: Date.now() })
    begun.start()
  }

  return {
    person,
    reading,
    choices,
    choose: (change) => setChoices((now) => ({ ...now, ...change })),
    plan,
    started,
    snapshot,
    endedAt,
    verified,
    verifying,
    start,
    verify: () => void (started && verify(started.before)),
  }
}
