import clsx from 'clsx'

/** The mark of the product: a key that is an L. Decoration; the name stands beside it. */
export function ProductMark({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={clsx('shrink-0', className ?? 'size-6')}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <g fill="none" strokeWidth="2.75" strokeLinecap="square" className="stroke-on-accent">
        <circle cx="12.5" cy="9.75" r="3.75" />
        <path d="M12.5 13.5v11.25h8M12.5 19.25h4.25" />
      </g>
    </svg>
  )
}
