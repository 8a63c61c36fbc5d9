import { Skeleton } from '@/ui/skeleton.tsx'
import { CARD_HEIGHT } from './data-table.tsx'
import { useRowHeight } from './use-density.ts'
import { useIsNarrow } from './use-is-narrow.ts'

const ROWS = Array.from({ length: 16 }, (_, at) => at)

interface TableSkeletonProps {
  label: string
  /** Saved views will stand above. */
  hasViews?: boolean
  /** Search and filters will stand above; false where they are there already, or none will come. */
  hasToolbar?: boolean
  /** As high as all cards will be, in px. */
  cardHeight?: number
}

/** The shape of a table whose first rows are on their way, with what will stand above it: nothing moves when they come. */
export function TableSkeleton({ label, hasViews, hasToolbar = true, cardHeight = CARD_HEIGHT }: TableSkeletonProps) {
  const rowHeight = useRowHeight()
  const isNarrow = useIsNarrow()
  return (
    <div role="status" aria-busy className="min-h-0 flex-1 overflow-hidden">
      <span className="sr-only">{label}</span>
      {hasViews && (
        <div className="bg-surface px-4 pt-3 md:px-6">
          <Skeleton className="h-control-small max-w-2xl" />
        </div>
      )}
      {hasToolbar && (
        <div className="flex flex-col gap-2 border-b border-line bg-surface px-4 py-3 md:px-6">
          <div className="h-control rounded-control border border-line" />
          <div className="hidden h-control rounded-control border border-line md:max-xl:block" />
        </div>
      )}
      {!isNarrow && <div className="h-9 border-b border-line bg-surface" />}
      {ROWS.map((row) => (
        <div
          key={row}
          className="flex items-center gap-8 border-b border-line bg-surface px-4 md:px-6"
          style={{ height: isNarrow ? cardHeight : rowHeight }}
        >
          <Skeleton className="h-3 w-56" />
          <Skeleton className="h-3 w-36" />
          <Skeleton className="hidden h-3 w-20 md:block" />
          <Skeleton className="hidden h-3 w-24 md:block" />
        </div>
      ))}
    </div>
  )
}
