/** What an act brings about, a sentence a line. The last says what it does not do, or that there is no way back. */
export function Consequences({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 ps-5 text-sm text-ink-2">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
