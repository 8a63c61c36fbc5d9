import type { Preference } from '@/api/objects/preference.ts'
import { countChanges } from '@/domain/preference-changes.ts'
import { explain } from '@/domain/error-words.ts'
import { formatNumber } from '@/lib/format.ts'
import { PreferencesBrokenOff } from '@/queries/preference-writes.ts'
import { Banner } from '@/ui/banner.tsx'
import { Disclosure } from '@/ui/disclosure.tsx'
import { ErrorBanner } from './error-banner.tsx'

const MOST_NAMES = 200

/** What came of a write that broke off: how many were written, which were not, and why. */
export function PreferencesBrokenOffNotice({
  error,
  doneWord,
}: {
  error: unknown
  doneWord: 'saved' | 'deleted' | 'written'
}) {
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
      <Disclosure title={`Which were not ${doneWord}`} className="mt-1 text-xs">
        <ul className="mt-1 max-h-32 overflow-auto font-mono text-xs break-all">
          {left.slice(0, MOST_NAMES).map((one) => (
            <li key={nameOf(one)}>{nameOf(one)}</li>
          ))}
          {left.length > MOST_NAMES && <li>{`and ${formatNumber(left.length - MOST_NAMES)} more`}</li>}
        </ul>
      </Disclosure>
    </Banner>
  )
}

function nameOf({ category, name }: Preference): string {
  return `${category}/${name}`
}
