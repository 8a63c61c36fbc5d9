/** A key, or several that are pressed together: "Ctrl K". */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="inline-flex h-5 items-center rounded-small border border-line bg-surface px-1.5 font-sans text-xs whitespace-nowrap text-ink-3">
      {keys}
    </kbd>
  )
}
