import type { ReactNode } from 'react'
import { formatNumber } from '@/lib/format.ts'
import type { BulkPlan } from './bulk-dialog.tsx'

const MOST_LISTED = 200

/** What a run on many rows will change, and what it leaves out and why. */
export function BulkPreview<T>(props: {
  plan: BulkPlan<T>
  nameOf: (item: T) => string
  noun: { one: string; many: string }
  consequences: readonly ReactNode[]
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
        {props.consequences.map((sentence, at) => (
          <li key={at}>{sentence}</li>
        ))}
      </ul>
      {included.length > 0 && (
        <NameList
          label={`Will change (${formatNumber(included.length)})`}
          names={included.slice(0, MOST_LISTED).map(props.nameOf)}
          more={included.length - MOST_LISTED}
        />
      )}
      {excluded.length > 0 && (
        <section aria-label="Left out" className="text-sm">
          <h3 className="mb-1 text-xs font-semibold text-ink-2">{`Left out (${formatNumber(excluded.length)})`}</h3>
          <ul className="max-h-40 overflow-auto rounded-control border border-line">
            {excluded.slice(0, MOST_LISTED).map((entry, at) => (
              <li key={at} className="flex justify-between gap-4 border-b border-line px-3 py-1.5 last:border-b-0">
                <span className="min-w-0 truncate">{props.nameOf(entry.item)}</span>
                <span className="shrink-0 text-ink-2">{entry.reason}</span>
              </li>
            ))}
          </ul>
          {excluded.length > MOST_LISTED && (
            <p className="mt-1 text-ink-3">{`and ${formatNumber(excluded.length - MOST_LISTED)} more`}</p>
          )}
        </section>
      )}
    </div>
  )
}

function NameList(props: { label: string; names: readonly string[]; more: number }) {
  return (
    <section aria-label={props.label} className="text-sm">
      <h3 className="mb-1 text-xs font-semibold text-ink-2">{props.label}</h3>
      <ul className="max-h-40 overflow-auto rounded-control border border-line">
        {props.names.map((name, at) => (
          <li key={at} className="truncate border-b border-line px-3 py-1.5 last:border-b-0">
            {name}
          </li>
        ))}
      </ul>
      {props.more > 0 && <p className="mt-1 text-ink-3">{`and ${formatNumber(props.more)} more`}</p>}
    </section>
  )
}
