import type { ReactNode } from 'react'
import { formatDateTime } from '@/lib/format.ts'
import { Time } from './time.tsx'

/** A moment (ms since epoch) where there is room: how long ago, what `children` add to it, and below, when exactly. */
export function Moment({ at, children }: { at: number; children?: ReactNode }) {
  return (
    <>
      <Time at={at} isFocusable={false} />
      {children}
      <span className="block text-xs text-ink-3">{formatDateTime(at)}</span>
    </>
  )
}
