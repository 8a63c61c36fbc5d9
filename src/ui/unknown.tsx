/** A dash for what is not known: never a zero. The reason shows on hover and focus and is read out. */
export function Unknown({ reason }: { reason: string }) {
  return (
    // The reason must be reachable without a pointer, so the dash takes focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <span tabIndex={0} data-tooltip={reason} className="rounded-small text-ink-3">
      <span aria-hidden>—</span>
      <span className="sr-only">Unknown: {reason}</span>
    </span>
  )
}
