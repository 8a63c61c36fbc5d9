import { countOf, formatNumber } from '@/lib/format.ts'
import type { BulkPlan } from './bulk-dialog.tsx'

const MOST_LISTED = 200

/** What the rows are and what happens to them, after the number of them: "token" and "is revoked". */
export interface BulkSentence {
  noun: { one: string; many: string }
  happens: { one: string; many: string }
}

/** The first sentence: what happens to how many, and how many are left out. */
export function bulkSentence(included: number, excluded: number, { noun, happens }: BulkSentence): string {
  const out = `${countOf(excluded, 'is', 'are')} left out`
  if (included > 0) {
    const sentence = countOf(included, `${noun.one} ${happens.one}`, `${noun.many} ${happens.many}`)
    return excluded === 0 ? `${sentence}.` : `${sentence}; ${out}.`
  }
  if (excluded === 0) return 'Nothing is there to be changed.'
  return excluded === 1
    ? `Nothing is changed: the ${noun.one} selected is left out.`
    : `Nothing is changed: all ${formatNumber(excluded)} ${noun.many} selected are left out.`
}

/** What a run on many rows will change, and what it leaves out and why. */
export function BulkPreview<T>(
  props: BulkSentence & {
    plan: BulkPlan<T>
    nameOf: (item: T) => string
    idOf: (item: T) => string
    consequences: readonly string[]
    /** What is to be known whether or not anything is changed. */
    notes: readonly string[]
  },
) {
  const { included, excluded } = props.plan
  const lines = included.length > 0 ? [...props.consequences, ...props.notes] : props.notes
  return (
    <div className="flex flex-col gap-4">
      <p>{bulkSentence(included.length, excluded.length, props)}</p>
      {lines.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 ps-5 text-sm text-ink-2">
          {lines.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
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
            className="flex flex-col gap-x-4 border-b border-line px-3 py-1.5 last:border-b-0 sm:flex-row sm:justify-between"
          >
            <bdi className="min-w-0 break-words sm:truncate">{props.nameOf(item)}</bdi>
            {reason !== null && <span className="text-ink-2 sm:shrink-0">{reason}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-ink-3">{`and ${formatNumber(more)} more`}</p>}
    </section>
  )
}
