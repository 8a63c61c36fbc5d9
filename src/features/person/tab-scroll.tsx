import type { ReactNode } from 'react'

/** The room of a tab that is not a table: it scrolls under the tabs. Positioned, so that words for a screen reader stay in it. */
export function TabScroll({ children }: { children: ReactNode }) {
  return <div className="relative min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">{children}</div>
}
