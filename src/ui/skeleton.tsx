import clsx from 'clsx'

/** A grey bar of the size of what is to come. It does not move; the region around it carries `aria-busy`. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden className={clsx('block rounded-small bg-line', className ?? 'h-3 w-full')} />
}
