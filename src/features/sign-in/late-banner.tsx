import { lazy, Suspense } from 'react'
import type { BannerProps } from '@/ui/banner.tsx'

/** The same words without the look, for when the look cannot be fetched: just then there is something to say. */
function PlainBanner({ title, children, details, role, actions }: BannerProps) {
  return (
    <div role={role} className="text-sm">
      {title !== undefined && <p className="font-semibold">{title}</p>}
      {children}
      {details && <p>{details}</p>}
      {actions}
    </div>
  )
}

const Banner = lazy(async () => {
  try {
    return { default: (await import('@/ui/banner.tsx')).Banner }
  } catch {
    return { default: PlainBanner }
  }
})

/** A banner whose code is fetched when there is one to show: most people sign in without ever seeing it. */
export function LateBanner(props: BannerProps) {
  return (
    <Suspense fallback={null}>
      <Banner {...props} />
    </Suspense>
  )
}
