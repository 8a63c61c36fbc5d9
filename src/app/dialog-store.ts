/** The dialogs of the shell itself; at most one is open. */
export type ShellDialog = 'help' | 'palette'

let open: ShellDialog | null = null
const listeners = new Set<() => void>()

function set(next: ShellDialog | null): void {
  open = next
  for (const listener of listeners) listener()
}

/** Opens one; another that is open makes room. */
export function openDialog(dialog: ShellDialog): void {
  set(dialog)
}

export function closeDialog(): void {
  set(null)
}

export function getDialog(): ShellDialog | null {
  return open
}

export function subscribeDialog(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
