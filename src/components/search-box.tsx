import { startTransition, useRef, useState } from 'react'
import { SearchIcon } from '@/ui/icons.ts'
import { TextInput } from '@/ui/text-input.tsx'

interface SearchBoxProps {
  /** For a screen reader: "Search tokens". */
  label: string
  /** What it looks in. */
  placeholder: string
  text: string
  onText: (text: string) => void
}

/** How long a key may have waited for its turn, in ms: two frames. Longer, and the rows of the key before are the reason. */
const IN_TIME = 32

/**
 * The search box of a list. A letter and its rows come in one frame: a frame of its own for the letter would put the rows
 * off to the next one. Whoever types faster than rows are drawn sees the letters at once, and the rows when there is time.
 * `text` is what the list has come to; when it becomes something that was not typed here (Back, "clear all"), the box follows.
 */
export function SearchBox({ label, placeholder, text, onText }: SearchBoxProps) {
  const [typed, setTyped] = useState(text)
  const [seen, setSeen] = useState(text)
  const isLate = useRef(false)
  // React lets no key overtake another: what the list comes to is what was typed last, unless it comes from elsewhere.
  if (text !== seen) {
    setSeen(text)
    setTyped(text)
  }
  return (
    <TextInput
      type="search"
      icon={SearchIcon}
      data-shortcut="search"
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      autoComplete="off"
      spellCheck={false}
      onKeyDown={({ key, timeStamp }) => {
        isLate.current = performance.now() - timeStamp > IN_TIME
        if (key === 'ArrowDown') document.querySelector<HTMLElement>('main [role=row][tabindex="0"]')?.focus()
      }}
      onChange={({ target: { value } }) => {
        setTyped(value)
        if (isLate.current) startTransition(() => onText(value))
        else onText(value)
      }}
    />
  )
}
