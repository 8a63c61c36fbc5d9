import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { createPreferenceReader, subscribe as subscribePreferences, writePreference } from '@/lib/local-preference.ts'
import { createKeyReader, isTyping, type Shortcut } from './shortcuts.ts'

/** Shortcuts of one place, under a heading in the help. */
export interface ShortcutGroup {
  /** Blank: the help tells of them by itself, as of the keys of tables. */
  title: string
  shortcuts: readonly Shortcut[]
}

let groups: readonly { current: ShortcutGroup }[] = []

const readSwitch = createPreferenceReader('shortcuts', (stored) => stored !== 'off')
const readKey = createKeyReader()

/** Whether single keys do anything (WCAG 2.1.4 asks for a switch), and the switch. Kept for this browser. */
export function useShortcutSwitch(): [isOn: boolean, set: (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribePreferences, readSwitch)
  return [isOn, (next) => writePreference('shortcuts', next ? 'on' : 'off')]
}

/** The shortcuts of now, the newest place first, for the help. Read when it opens. */
export function currentShortcuts(): readonly ShortcutGroup[] {
  return groups.map((group) => group.current).filter((group) => group.title !== '')
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || event.isComposing || !readSwitch() || isTyping(event.target)) return
  // A dialog is a question: nothing behind it moves until it is answered.
  if (document.querySelector('[data-scrim], dialog[open]')) return
  const found = readKey(
    event,
    event.timeStamp,
    groups.flatMap((group) => group.current.shortcuts),
  )
  if (!found) return
  event.preventDefault()
  if (found !== 'more') found.act()
}

/**
 * Makes keys do something while the component is mounted, and lists them in the help under `title`. They never act
 * while one types, with Ctrl or Alt held, or behind a dialog. No key may do anything destructive. Where two places want
 * the same key, the one mounted last has it.
 */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const group = useRef<ShortcutGroup>({ title, shortcuts })
  // Before anything is painted: a key pressed on what one sees has to work.
  useLayoutEffect(() => {
    group.current = { title, shortcuts }
  })
  useLayoutEffect(() => {
    if (groups.length === 0) document.addEventListener('keydown', onKeyDown)
    groups = [group, ...groups]
    return () => {
      groups = groups.filter((one) => one !== group)
      if (groups.length === 0) document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}
