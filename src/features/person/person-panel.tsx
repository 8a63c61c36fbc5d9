import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import { RightIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'

interface PersonPanelProps {
  title: string
  /** The tab with more of it: where, and what it is called. */
  more?: { to: string; label: string } | undefined
  /** An OriginMark, for a panel that is one conclusion. */
  origin?: ReactNode
  children: ReactNode
}

/** A part of what is told of a person, with the way to the tab that has more of it. */
export function PersonPanel({ title, more, origin, children }: PersonPanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-panel border border-line bg-surface px-4 pt-3 pb-3">
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <div className="flex min-w-0 items-center gap-1">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {origin}
        </div>
        {more && <TabLink {...more} />}
      </div>
      {children}
    </section>
  )
}

/** A link to a tab of the person. */
export function TabLink({ to, label }: { to: string; label: string }) {
  return (
    <Link
      to={to}
      className="hit inline-flex shrink-0 items-center gap-0.5 text-sm font-medium text-accent-ink hover:underline"
    >
      {label}
      <Glyph icon={RightIcon} className="size-3.5 rtl:rotate-180" />
    </Link>
  )
}
