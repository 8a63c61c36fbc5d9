import { useState } from 'react'
import { formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'

const MOST_AT_FIRST = 5

/** Names under one another; the first few, and all of them on demand. */
export function NameList({ label, names }: { label: string; names: readonly string[] }) {
  const [isOpen, setIsOpen] = useState(false)
  if (names.length === 0) return null
  const shown = isOpen ? names : names.slice(0, MOST_AT_FIRST)
  const more = names.length - shown.length
  return (
    <div className="mt-1 text-sm text-ink-2">
      <ul aria-label={label}>
        {keyed(shown).map(({ key, name }) => (
          <li key={key} className="break-words">
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="sm" variant="quiet" className="-ms-2" onClick={() => setIsOpen(true)}>
          {`Show ${formatNumber(more)} more`}
        </Button>
      )}
    </div>
  )
}

/** Two things may have the same name: the second one is counted. */
function keyed(names: readonly string[]): { key: string; name: string }[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { key: `${name} ${count}`, name }
  })
}
