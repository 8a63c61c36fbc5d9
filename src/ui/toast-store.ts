import type { Tone } from './tone.ts'

export interface ToastAction {
  label: string
  onAct: () => void
}

/** What a toast says. Never a secret, never a password. */
export interface ToastOptions {
  /** A toast with the same id is replaced, not joined. */
  id?: string | undefined
  /** `danger` stays until it is closed. */
  tone?: Tone | undefined
  /** What is now: "Token disabled". */
  title: string
  description?: string | undefined
  /** Takes back what was done. The toast then stays 10 s. */
  onUndo?: (() => void) | undefined
  /** Does again what failed. */
  onRetry?: (() => void) | undefined
  /** The server's error id, request id and the like, shown on request. */
  details?: string | undefined
  /** One more thing to do, such as opening what was made. */
  action?: ToastAction | undefined
  /** Milliseconds until it goes; `null` stays. Left out: 6 000, 10 000 with undo, stays for danger. */
  durationMs?: number | null | undefined
}

export interface Toast extends ToastOptions {
  id: string
  tone: Tone
  durationMs: number | null
}

const mostAtOnce = 5

let toasts: readonly Toast[] = []
let count = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** How long a toast stays when nobody said. Undo needs time to be read and reached; an error waits for its reader. */
function ownDuration({ tone, onUndo }: ToastOptions): number | null {
  if (tone === 'danger') return null
  return onUndo ? 10_000 : 6_000
}

/** Beyond the most at once the oldest goes that is no error; errors only when nothing else is left. */
function trim(list: readonly Toast[]): readonly Toast[] {
  if (list.length <= mostAtOnce) return list
  const leaving = list.find((one) => one.durationMs !== null) ?? list[0]
  return list.filter((one) => one !== leaving)
}

/** The toasts of the whole app, outside React: mutation hooks and event handlers call it without a component around. */
export const toast = {
  /** Shows a toast. @returns its id, to dismiss it by */
  show(options: ToastOptions): string {
    const made: Toast = {
      ...options,
      id: options.id ?? `toast-${++count}`,
      tone: options.tone ?? 'neutral',
      durationMs: options.durationMs === undefined ? ownDuration(options) : options.durationMs,
    }
    set(trim([...toasts.filter((one) => one.id !== made.id), made]))
    return made.id
  },
  /** Takes one away; nothing happens when it is gone already. */
  dismiss(id: string): void {
    if (toasts.some((one) => one.id === id)) set(toasts.filter((one) => one.id !== id))
  },
  /** Takes all away: at sign-out what was done is nobody else's business. */
  clear(): void {
    if (toasts.length > 0) set([])
  },
  getSnapshot(): readonly Toast[] {
    return toasts
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
