import { countChanges } from '@/domain/preference-changes.ts'
import { explain } from '@/domain/error-words.ts'
import { formatNumber } from '@/lib/format.ts'
import { ChangedMeanwhile, PreferencesBrokenOff } from '@/queries/preference-writes.ts'
import { Banner } from '@/ui/banner.tsx'
import { Disclosure } from '@/ui/disclosure.tsx'
import { ErrorBanner } from './error-banner.tsx'

const MOST_NAMES = 200

/** What came of a write that failed: how many were written, which were not, and why; or what is otherwise by now. */
export function PreferencesBrokenOffNotice({
  error,
  doneWord,
}: {
  error: unknown
  doneWord: 'saved' | 'deleted' | 'written'
}) {
  if (error instanceof ChangedMeanwhile)
    return (
      <Banner tone="warn" role="alert" title={error.message}>
        <p>{error.advice}</p>
        {doneWord === 'written' && <p>What would change now stands above.</p>}
        {error.which.length > 1 && <Names title="What they are now" names={error.which} />}
      </Banner>
    )
  if (!(error instanceof PreferencesBrokenOff)) return <ErrorBanner error={error} />
  const words = explain(error.reason)
  const all = error.doneCount + countChanges(error.left)
  const left = [...error.left.save, ...error.left.remove]
  return (
    <Banner
      tone="danger"
      role="alert"
      details={words.detail}
      title={
        error.doneCount === 0
          ? `None of ${formatNumber(all)} was ${doneWord}`
          : `${formatNumber(error.doneCount)} of ${formatNumber(all)} were ${doneWord}, ${formatNumber(left.length)} not`
      }
    >
      <p>{`${words.title}. ${words.advice}`}</p>
      {!error.isSure && (
        <p>The list could not be read again: of those under way some may be {doneWord} all the same.</p>
      )}
      <Names title={`Which were not ${doneWord}`} names={left.map(({ category, name }) => `${category}/${name}`)} />
    </Banner>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <Disclosure title={title} className="mt-1 text-xs">
      <ul className="mt-1 max-h-32 overflow-auto font-mono text-xs break-all">
        {names.slice(0, MOST_NAMES).map((name) => (
          <li key={name}>{name}</li>
        ))}
        {names.length > MOST_NAMES && <li>{`and ${formatNumber(names.length - MOST_NAMES)} more`}</li>}
      </ul>
    </Disclosure>
  )
}
