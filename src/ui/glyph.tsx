import clsx from 'clsx'
import { iconPath } from './icon-path.ts'
import type { Icon } from './icons.ts'

interface GlyphProps {
  icon: Icon
  className?: string | undefined
}

const paths = new WeakMap<Icon, string>()

function pathOf(icon: Icon): string {
  const known = paths.get(icon)
  if (known !== undefined) return known
  const path = iconPath(icon)
  paths.set(icon, path)
  return path
}

/**
 * Draws an icon, as `styles.css` says how. It says nothing itself: the words stand beside it, or the control has a name.
 * Lucide's own components for React do the same with two more layers, and a first list has two hundred icons.
 */
export function Glyph({ icon, className }: GlyphProps) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={clsx('icon', className)}>
      <path d={pathOf(icon)} />
    </svg>
  )
}
