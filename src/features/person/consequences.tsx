/** In the place of what becomes of somebody's tokens: bots' go on working there. */
export const TOKENS_OFF = 'No token of theirs works: personal access tokens are switched off on this server.'

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
