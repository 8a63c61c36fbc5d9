import { useQuery } from '@tanstack/react-query'
import { useServer } from '@/components/viewer-context.tsx'
import { formatNumber } from '@/lib/format.ts'
import { nonCompliantCountQuery } from '@/queries/inventory-checks.ts'

export interface BreakerCheckProps {
  /** How many tokens of the list break the policy. */
  ours: number
}

/** Our count of tokens that break the policy beside the server's own; a difference is said, not hidden. */
export function BreakerCheck({ ours }: BreakerCheckProps) {
  const { features } = useServer()
  const isAsked = features.nonCompliantRoutes && features.tokenPolicyDays > 0
  const theirs = useQuery({ ...nonCompliantCountQuery(), enabled: isAsked })
  // While one of the two is being read again, a difference means nothing.
  if (!isAsked || theirs.isFetching || theirs.data === undefined || theirs.data === ours) return null
  return (
    <p className="border-b border-line bg-warn-soft px-4 py-2 text-sm text-warn-ink md:px-6">
      {`The server itself counts ${formatNumber(theirs.data)} tokens that break its policy; this list has ${formatNumber(ours)}. They may have changed since, or the server exempts other bots.`}
    </p>
  )
}
