import { Skeleton } from '@/ui/skeleton.tsx'
import { useRowHeight } from './use-density.ts'

const ROWS = Array.from({ length: 12 }, (_, at) => at)

/** The shape of a table whose first rows are on their way. */
export function TableSkeleton({ label }: { label: string }) {
  const height = useRowHeight()
  return (
    <div role="status" aria-busy className="min-h-0 flex-1 overflow-hidden">
      <span className="sr-only">{label}</span>
      {ROWS.map((row) => (
        <div key={row} className="flex items-center gap-8 border-b border-line px-4" style={{ height }}>
          <Skeleton className="h-3 w-56" />
          <Skeleton className="h-3 w-36" />
          <Skeleton className="hidden h-3 w-20 md:block" />
          <Skeleton className="hidden h-3 w-24 md:block" />
        </div>
      ))}
    </div>
  )
}
