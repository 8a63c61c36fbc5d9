import { CloseIcon } from './icons.ts'
import { Glyph } from './glyph.tsx'
import { Anchor } from './link.tsx'

export interface ChipProps {
  /** What is filtered: "Owner". */
  name: string
  /** By what: "deactivated". */
  value: string
  /** The address without this filter. */
  href: string
}

/** A filter that is on. The whole chip is the link that takes it off, so it opens in another tab like any link. */
export function Chip({ name, value, href }: ChipProps) {
  return (
    <Anchor
      href={href}
      aria-label={`Remove filter ${name}: ${value}`}
      className="hit group inline-flex h-6 max-w-full min-w-0 items-center gap-1 rounded-full border border-line bg-surface ps-1.5 pe-2.5 text-xs text-ink hover:border-line-strong"
    >
      <Glyph icon={CloseIcon} className="size-3.5 text-ink-3 group-hover:text-ink" />
      <span className="shrink-0 text-ink-2">{name}:</span>
      <span className="min-w-0 truncate font-medium">{value}</span>
    </Anchor>
  )
}
