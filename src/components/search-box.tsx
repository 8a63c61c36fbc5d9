import { startTransition, useState } from 'react'
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

/**
 * The search box of a list. What is typed stands in it at once, and the list follows as fast as it can be drawn: a key is
 * not kept waiting for the rows of the key before. `text` is what the list has come to; when it becomes something that was
 * not typed here (Back, "clear all"), the box follows.
 */
export function SearchBox({ label, placeholder, text, onText }: SearchBoxProps) {
  const [typed, setTyped] = useState(text)
  const [seen, setSeen] = useState(text)
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
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown') document.querySelector<HTMLElement>('main [role=row][tabindex="0"]')?.focus()
      }}
      onChange={({ target: { value } }) => {
        setTyped(value)
        startTransition(() => onText(value))
      }}
    />
  )
}
