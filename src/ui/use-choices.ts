import { useEffect, useId, useState, type KeyboardEvent, type MouseEvent } from 'react'

/** The focus stays in the field. */
function keepFocus(event: MouseEvent) {
  event.preventDefault()
}

/**
 * A text field with a list of choices below it (the combobox of the ARIA patterns): arrows and the pointer move along the
 * list, Enter and a click choose. Returns the attributes of field, list and rows. `isOld`: the choices are those for another
 * text, and Enter takes none of them.
 */
export function useChoices<T>(choices: readonly T[], onChoose: (choice: T) => void, isOld = false) {
  const [active, setActive] = useState(0)
  const id = useId()
  const current = isOld ? -1 : Math.min(active, choices.length - 1)
  const rowId = (at: number) => `${id}-${at}`
  const activeId = current < 0 ? undefined : rowId(current)
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0
    const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing
    if (choices.length === 0 || (step === 0 && !isEnter)) return
    event.preventDefault()
    const chosen = choices[current]
    if (!chosen) return
    if (isEnter) onChoose(chosen)
    else setActive((current + step + choices.length) % choices.length)
  }

  return {
    current,
    /** For another text: from the first one again. */
    restart: () => setActive(0),
    field: {
      role: 'combobox',
      'aria-expanded': choices.length > 0,
      'aria-controls': id,
      'aria-autocomplete': 'list',
      'aria-activedescendant': activeId,
      autoComplete: 'off',
      spellCheck: false,
      onKeyDown,
    },
    list: { id, role: 'listbox' },
    row: (choice: T, at: number) => ({
      id: rowId(at),
      role: 'option',
      'aria-selected': at === current,
      onPointerMove: () => !isOld && setActive(at),
      onMouseDown: keepFocus,
      // Not before: a finger that scrolls goes down as well.
      onClick: () => onChoose(choice),
    }),
  } as const
}
