/** The product's mark: a door, and the latch that is lifted. In the colour of the text around it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden className={className}>
      <rect x="2.75" y="2.75" width="14.5" height="14.5" rx="3.25" stroke="currentColor" strokeWidth="1.75" />
      <path d="M10 3v14" stroke="currentColor" strokeWidth="1.75" />
      <path d="M13.5 8.25v3.5" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  )
}
