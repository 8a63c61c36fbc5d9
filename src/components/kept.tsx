import { memo, type ReactNode } from 'react'

interface KeptProps {
  /** What the drawing depends on, always as many. */
  of: readonly unknown[]
  draw: () => ReactNode
}

/** Draws anew only when something in `of` is another: `memo` for a component with a type parameter, which `memo` would lose. */
export const Kept = memo(
  ({ draw }: KeptProps) => draw(),
  (before, now) => before.of.every((one, at) => Object.is(one, now.of[at])),
)
