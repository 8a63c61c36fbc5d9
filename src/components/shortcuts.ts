/** Something a key does, or two keys one after the other ("g t"). */
export interface Shortcut {
  keys: string
  /** What it does, for the help: "Go to tokens". */
  label: string
  act: () => void
}

/** What of a key press counts for shortcuts. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** How long after the first of two keys the second is waited for, in ms. */
const SEQUENCE_TIME = 1500

/** True where a key press is text or a control's own: a field, a list, an open menu. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  const field = target.closest('input, textarea, select, [role=menu], [role=listbox], [role=combobox], [role=textbox]')
  return field !== null && !(field instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(field.type))
}

/**
 * Follows key presses and finds the shortcut they make. A press with Ctrl, Alt or the command key is the browser's and
 * ends a sequence. `at` is the time of the press in ms.
 */
export function createKeyReader(): (
  press: KeyPress,
  at: number,
  shortcuts: readonly Shortcut[],
) => Shortcut | 'more' | null {
  let first: { key: string; at: number } | null = null
  return (press, at, shortcuts) => {
    const before = first && at - first.at <= SEQUENCE_TIME ? first.key : null
    // Shift by itself is how "?" is typed, and no end of anything.
    if (['Shift', 'CapsLock'].includes(press.key)) return null
    first = null
    if (press.ctrlKey || press.metaKey || press.altKey) return null
    const sequence = before === null ? null : `${before} ${press.key}`
    const found =
      shortcuts.find((shortcut) => shortcut.keys === sequence) ??
      shortcuts.find((shortcut) => shortcut.keys === press.key)
    if (found) return found
    if (!shortcuts.some((shortcut) => shortcut.keys.startsWith(`${press.key} `))) return null
    first = { key: press.key, at }
    return 'more'
  }
}
