import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '@/lib/format.ts'
import type { InventorySnapshot } from '@/queries/inventory.ts'
import { nonCompliantCountQuery } from '@/queries/tokens.ts'
import { Time } from '@/components/time.tsx'
import { useServer } from '@/components/viewer-context.tsx'

/** The line of facts under the title: how many, how fresh, how complete. */
export function InventoryFacts({
  snapshot,
  neverCount,
}: {
  snapshot: InventorySnapshot | undefined
  neverCount: number
}) {
  if (!snapshot) return <span>Reading the first page…</span>
  const count = snapshot.index.size
  const facts = [`${formatNumber(count)} ${count === 1 ? 'token' : 'tokens'}`]
  if (neverCount > 0) facts.push(`${formatNumber(neverCount)} never expire`)
  return (
    <span>
      {facts.join(' · ')}
      {' · '}
      <Progress snapshot={snapshot} />
    </span>
  )
}

function Progress({ snapshot }: { snapshot: InventorySnapshot }) {
  if (snapshot.refreshing !== null)
    return <span role="status">{`reading again, ${formatNumber(snapshot.refreshing.size)} so far`}</span>
  if (!snapshot.verdict || snapshot.readAt === null) {
    return (
      <span role="status">{`reading, ${formatNumber(snapshot.pagesRead)} ${snapshot.pagesRead === 1 ? 'page' : 'pages'} so far`}</span>
    )
  }
  return (
    <>
      read <Time at={snapshot.readAt} />, {snapshot.verdict.complete ? 'complete' : 'partial'}
    </>
  )
}

/** Our count of tokens that break the policy beside the server's own; a difference is said, not hidden. */
export function BreakerCheck({ ours }: { ours: number }) {
  const { features } = useServer()
  const isAsked = features.nonCompliantRoutes && features.tokenPolicyDays > 0
  const theirs = useQuery({ ...nonCompliantCountQuery(), enabled: isAsked })
  // While one of the two is being read again, a difference means nothing.
  if (!isAsked || theirs.isFetching || theirs.data === undefined || theirs.data === ours) return null
  return (
    <p role="status" className="border-b border-line bg-warn-soft px-4 py-2 text-sm text-warn-ink md:px-6">
      {`The server itself counts ${formatNumber(theirs.data)} tokens that break its policy; this list has ${formatNumber(ours)}. They may have changed since, or the server exempts other bots.`}
    </p>
  )
}
