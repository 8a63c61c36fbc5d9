import { clsx } from 'clsx'
import { useId, type ReactNode } from 'react'
import { CheckIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'

export type StepState = 'done' | 'now' | 'later'

interface StepFrameProps {
  number: number
  title: string
  state: StepState
  /** At the right of the title: a count, a verdict. */
  mark?: ReactNode
  isLast?: boolean
  children: ReactNode
}

const DOTS: Record<StepState, string> = {
  done: 'border-good bg-good-soft text-good-ink',
  now: 'border-transparent bg-accent text-on-accent',
  later: 'border-line-strong bg-surface text-ink-3',
}
const STATE_WORDS: Record<StepState, string> = { done: 'done', now: 'now', later: 'later' }

/** One step of the run: its number on a line that leads to the next, its head, and the room for what it shows. */
export function StepFrame({ number, title, state, mark, isLast = false, children }: StepFrameProps) {
  const id = useId()
  return (
    <li
      className="relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 pb-7 last:pb-0"
      aria-current={state === 'now' ? 'step' : undefined}
    >
      {!isLast && <span aria-hidden className="absolute start-3.5 top-8 bottom-1 w-px bg-line" />}
      <span
        aria-hidden
        className={clsx('grid size-7 place-content-center rounded-full border text-sm font-semibold', DOTS[state])}
      >
        {state === 'done' ? <Glyph icon={CheckIcon} className="size-3.5" /> : number}
      </span>
      <section aria-labelledby={id} className="min-w-0">
        <header className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 pb-2">
          <h2 className={clsx('text-lg font-semibold', state === 'later' ? 'text-ink-3' : 'text-ink')}>
            <span id={id}>{title}</span>
            <span className="sr-only">, {STATE_WORDS[state]}</span>
          </h2>
          {mark}
        </header>
        {children}
      </section>
    </li>
  )
}

/** What a step that is not due yet will be for. */
export function StepLater({ children }: { children: ReactNode }) {
  return <p className="text-sm text-ink-3">{children}</p>
}

/** The ground a step's content stands on. */
export function StepPanel({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={clsx('rounded-panel border border-line bg-surface', className)}>{children}</div>
}
