import { countOf, formatNumber } from '@/lib/format.ts'
import { isWhole, type InventorySnapshot } from '@/queries/inventory.ts'
import { Time } from '@/components/time.tsx'

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
  const facts = [countOf(count, 'token')]
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
  if (snapshot.refreshing !== null) return `reading again, ${formatNumber(snapshot.refreshing.size)} so far`
  if (!snapshot.verdict || snapshot.readAt === null) {
    return `reading, ${countOf(snapshot.pagesRead, 'page')} so far`
  }
  return (
    <>
      read <Time at={snapshot.readAt} />, {isWhole(snapshot) ? 'complete' : 'partial'}
    </>
  )
}
