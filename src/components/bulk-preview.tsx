import { formatNumber } from '@/lib/format.ts'
import type { BulkPlan } from './bulk-dialog.tsx'

const MOST_LISTED = 200

/** What a run on many rows will change, and what it leaves out and why. */
export function BulkPreview<T>(props: {
  plan: BulkPlan<T>
  nameOf: (item: T) => string
  idOf: (item: T) => string
  noun: { one: string; many: string }
  consequences: readonly string[]
}) {
  const { included, excluded } = props.plan
  const total = included.length + excluded.length
  return (
    <div className="flex flex-col gap-4">
      <p>
        {excluded.length === 0
          ? `All ${formatNumber(total)} selected will change.`
          : `${formatNumber(included.length)} of ${formatNumber(total)} selected will change; ${formatNumber(excluded.length)} are left out.`}
      </p>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-sm text-ink-2">
        {props.consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {included.length > 0 && (
        <ItemList {...props} title="Will change" entries={included.map((item) => ({ item, reason: null }))} />
      )}
      {excluded.length > 0 && <ItemList {...props} title="Left out" entries={excluded} />}
    </div>
  )
}

function ItemList<T>(props: {
  title: string
  entries: readonly { item: T; reason: string | null }[]
  nameOf: (item: T) => string
  idOf: (item: T) => string
}) {
  const more = props.entries.length - MOST_LISTED
  return (
    <section aria-label={props.title} className="text-sm">
      <h3 className="mb-1 text-xs font-semibold text-ink-2">{`${props.title} (${formatNumber(props.entries.length)})`}</h3>
      <ul className="max-h-40 overflow-auto rounded-control border border-line">
        {props.entries.slice(0, MOST_LISTED).map(({ item, reason }) => (
          <li
            key={props.idOf(item)}
            className="flex justify-between gap-4 border-b border-line px-3 py-1.5 last:border-b-0"
          >
            <bdi className="min-w-0 truncate">{props.nameOf(item)}</bdi>
            {reason !== null && <span className="shrink-0 text-ink-2">{reason}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-ink-3">{`and ${formatNumber(more)} more`}</p>}
    </section>
  )
}
