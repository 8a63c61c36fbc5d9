import type { ReactNode } from 'react'
import { formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { CloseIcon } from '@/ui/icons.ts'
import type { Selection } from './use-selection.ts'

interface SelectionBarProps {
  selection: Selection
  /** How many rows match now; null when that is not known, 0 when not all of them can be had. */
  matchingCount: number | null
  /** Selects them all. */
  onAll: () => void
  /** How many of the selected rows the filters hide now. */
  hiddenCount: number
  /** Why they are not in sight; "hidden by filters" unless given. */
  hiddenWords?: string
  /** The acts on what is selected. */
  children: ReactNode
}

/** Tells the style sheet how high above the foot of the window the bar reaches: toasts stand above it. */
function tellTop(bar: HTMLElement | null) {
  const around = bar?.offsetParent
  if (!bar || !around) return undefined
  const page = document.documentElement.style
  // The bar gets more lines, or the window another height. It may still be rising: what counts is where it will be.
  const sizes = new ResizeObserver(() => {
    const top = around.getBoundingClientRect().top + bar.offsetTop
    page.setProperty('--selection-bar-top', `${window.innerHeight - top}px`)
  })
  sizes.observe(bar)
  sizes.observe(around)
  return () => {
    sizes.disconnect()
    page.removeProperty('--selection-bar-top')
  }
}

/** What is selected and what can be done with it. Floats at the foot; the table leaves room for it under the last row. */
export function SelectionBar(props: SelectionBarProps) {
  const { selection, matchingCount, onAll, hiddenCount, hiddenWords = 'hidden by filters', children } = props
  const count = selection.keys.size
  return (
    <section
      ref={tellTop}
      aria-label="Selection"
      data-selection-bar
      className="absolute inset-x-4 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100%-2rem)] animate-rise flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border border-line-strong bg-raised px-3 py-2 text-sm shadow-float"
    >
      <span role="status" className="font-medium tabular-nums max-md:-order-2">
        {`${formatNumber(count)} selected`}
        {hiddenCount > 0 && (
          <span className="font-normal text-ink-2">{` · ${formatNumber(hiddenCount)} ${hiddenWords}`}</span>
        )}
      </span>
      {(matchingCount === null || count - hiddenCount < matchingCount) && (
        <Button size="sm" variant="quiet" onClick={onAll}>
          {matchingCount === null ? 'Select all matching' : `Select all ${formatNumber(matchingCount)} matching`}
        </Button>
      )}
      <span className="flex flex-wrap items-center gap-2">{children}</span>
      {/* At the end, as a cross always is; where the bar has several lines, in the first. */}
      <IconButton
        size="sm"
        icon={CloseIcon}
        label="Clear selection"
        className="max-md:-order-1"
        onClick={() => selection.clear()}
      />
    </section>
  )
}
