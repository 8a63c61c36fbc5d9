let isOpen = false
const listeners = new Set<() => void>()

function set(next: boolean): void {
  isOpen = next
  for (const listener of listeners) listener()
}

/** Shows the list of keyboard shortcuts. */
export function openHelp(): void {
  set(true)
}

export function closeHelp(): void {
  set(false)
}

export function isHelpOpen(): boolean {
  return isOpen
}

export function subscribeHelp(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
