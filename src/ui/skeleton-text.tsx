import clsx from 'clsx'
import { Skeleton } from './skeleton.tsx'

/**
 * Lines of text that are to come, the last one shorter.
 * @param props.lines how many
 */
export function SkeletonText({ lines = 3, className }: { lines?: number; className?: string | undefined }) {
  return (
    <span aria-hidden className={clsx('flex flex-col gap-2', className)}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={line === lines - 1 && lines > 1 ? 'h-3 w-3/5' : 'h-3 w-full'} />
      ))}
    </span>
  )
}
