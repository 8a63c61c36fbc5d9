import { useState } from 'react'
import { ErrorBanner } from '@/components/error-banner.tsx'
import { formatDate, formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import type { Audits } from './use-audits.ts'

/** How far back the list reaches, and reaching further. */
export function AuditFooter({ audits }: { audits: Audits }) {
  const { pages, back, oldest, chosen, entries, unreadable } = audits
  const [day, setDay] = useState('')
  const rows = audits.audits?.length ?? 0
  const isLoading = pages.isFetchingNextPage || back.isRunning
  return (
    <footer className="flex shrink-0 flex-col gap-2 border-t border-line bg-surface px-4 py-2 text-xs text-ink-3 tabular-nums md:px-6">
      {pages.isFetchNextPageError && <ErrorBanner error={pages.error} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span role="status" className="min-w-0 flex-1">
          {chosen.length === entries.length ? '' : `${formatNumber(chosen.length)} match. `}
          {oldest === null
            ? unreadable > 0
              ? 'No row that could be read'
              : 'No row'
            : `Loaded back to ${formatDate(oldest)} (${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'})${pages.hasNextPage || unreadable > 0 ? '' : ', which is all the server has'}`}
        </span>
        {pages.hasNextPage && (
          <span className="flex flex-wrap items-center gap-2">
            <Button size="sm" isBusy={isLoading} onClick={() => void pages.fetchNextPage()}>
              {pages.isFetchNextPageError ? 'Try again' : 'Load older'}
            </Button>
            {back.isRunning ? (
              <Button size="sm" onClick={back.stop}>
                Stop
              </Button>
            ) : (
              <form
                className="flex items-center gap-2"
                onSubmit={(event) => {
                  event.preventDefault()
                  const to = Date.parse(`${day}T00:00`)
                  if (!Number.isNaN(to)) back.start(to)
                }}
              >
                <TextInput
                  type="date"
                  aria-label="Load back to"
                  className="w-36"
                  value={day}
                  onChange={(event) => setDay(event.target.value)}
                />
                <Button size="sm" type="submit" disabledReason={day === '' ? 'Choose a day first' : undefined}>
                  Load back to it
                </Button>
              </form>
            )}
          </span>
        )}
      </div>
    </footer>
  )
}
