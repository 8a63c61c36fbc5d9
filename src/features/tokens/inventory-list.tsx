import { useMemo } from 'react'
import { isAllRead } from '@/api/sweep.ts'
import { Kept } from '@/components/kept.tsx'
import { LazyNoTokenMatches } from '@/components/lazy-no-token-matches.tsx'
import { TableFooter } from '@/components/table-footer.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { LazyTokenActs, useTokenActsHolder } from '@/components/lazy-token-acts.tsx'
import { LazyTokenSelectionBar as TokenSelectionBar } from '@/components/lazy-token-selection-bar.tsx'
import { TokenTable } from '@/components/token-table.tsx'
import { ColumnsMenu, ExportMenu } from '@/components/token-table-menus.tsx'
import { TokenToolbar } from '@/components/token-toolbar.tsx'
import { useOnceTrue } from '@/components/use-once-true.ts'
import { useForgetGone, useSelection } from '@/components/use-selection.ts'
import { viewKeyOf, type TokenQueryState } from '@/components/use-token-query.ts'
import { useServer } from '@/components/viewer-context.tsx'
import { activeSavedView, type SavedView } from '@/domain/saved-views.ts'
import { formatNumber } from '@/lib/format.ts'
import { isWhole, type InventorySnapshot } from '@/queries/inventory.ts'
import { Tabs } from '@/ui/tabs.tsx'
import type { ExactSearchProps } from './exact-search.tsx'
import type { ExpiryAheadProps } from './expiry-ahead.tsx'

interface InventoryListProps {
  snapshot: InventorySnapshot
  state: TokenQueryState
  views: readonly SavedView[]
  /** Tokens in all, then of each saved view. */
  counts: readonly number[]
  openTokenId: string | null
  /** Read from the server again: what is shown is from before. */
  isRefreshing: boolean
}

const ExactSearch = lazyPart<ExactSearchProps>(async () => (await import('./exact-search.tsx')).ExactSearch)
const ExpiryAhead = lazyPart<ExpiryAheadProps>(async () => (await import('./expiry-ahead.tsx')).ExpiryAhead)

/** The views that are about when tokens end. */
function isAboutExpiry(view: SavedView | null, { query }: TokenQueryState): boolean {
  return view?.id === 'never-expire' || view?.id === 'expiring' || query.sort?.column === 'expires'
}

/** The inventory as a list: saved views, search and filters, the table, what is selected. */
export function InventoryList(props: InventoryListProps) {
  const { snapshot, state, views, counts, openTokenId } = props
  const { features } = useServer()
  const { index } = snapshot
  const { failed } = snapshot.owners
  const failedOwners = useMemo(() => new Set<string>(failed), [failed])
  const selection = useSelection()
  useForgetGone(selection, index)
  const hasSelected = useOnceTrue(selection.keys.size > 0)
  const acts = useTokenActsHolder()
  const view = index.view(state.query)
  const active = activeSavedView(state.query.filters, features)
  // What is sorted as its view would have it is no longer when one leaves the view.
  const sort = active?.sort ? null : state.query.sort
  const cleared = state.toQuery({ ...state.query, q: '', filters: {}, sort })

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <SavedViews
        state={state}
        views={views}
        counts={counts}
        isAtLeast={snapshot.verdict !== null && !isWhole(snapshot)}
        active={active}
        sort={sort}
        clearTo={cleared}
      />
      <TokenToolbar state={state} counts={view.counts} clearTo={cleared}>
        <ColumnsMenu state={state} />
        <ExportMenu
          index={index}
          positions={view.positions}
          selected={selection.keys}
          state={state}
          readAt={snapshot.readAt}
          gaps={{ verdict: snapshot.verdict, unreadOwners: failed.length, areBotsRead: snapshot.botsRead }}
        />
      </TokenToolbar>
      {features.tokenExpiry && isAboutExpiry(active, state) && (
        // Its room, which is kept until its code is there: the rows are not to move.
        <div className="hidden min-h-[130px] shrink-0 border-b border-line bg-surface px-4 pt-2 pb-3 md:block md:px-6">
          <ExpiryAhead
            index={index}
            neverTo={state.toQuery({ ...state.query, q: '', filters: { expiry: ['never'] }, sort })}
          />
        </div>
      )}
      {state.restedText !== '' && state.text === state.restedText && (
        <ExactSearch term={state.text} index={index} positions={view.positions} />
      )}
      {view.positions.length === 0 && (view.total > 0 ? snapshot.verdict : isAllRead(snapshot.verdict)) ? (
        <div className="relative min-h-0 flex-1 overflow-y-auto">
          <LazyNoTokenMatches state={state} clearTo={cleared} total={view.total} />
        </div>
      ) : (
        <TokenTable
          index={index}
          view={view}
          viewKey={viewKeyOf(state.query)}
          state={state}
          listPath="/tokens"
          openTokenId={openTokenId}
          selection={selection}
          acts={acts}
          isDimmed={props.isRefreshing}
          failedOwners={failedOwners}
        />
      )}
      <TableFooter
        count={view.positions.length}
        total={view.total}
        noun={view.total === 1 ? 'token' : 'tokens'}
        isComplete={snapshot.verdict && isWhole(snapshot)}
      />
      {hasSelected && <TokenSelectionBar selection={selection} index={index} positions={view.positions} />}
      <LazyTokenActs holder={acts} onRevoked={(subject) => selection.clear([subject.token.id])} />
    </div>
  )
}

interface SavedViewsProps {
  state: TokenQueryState
  views: readonly SavedView[]
  counts: readonly number[]
  /** What the list lacks may be in a view: its count is at least that. */
  isAtLeast: boolean
  active: SavedView | null
  /** The order of views that have none of their own. */
  sort: TokenQueryState['query']['sort']
  clearTo: string
}

/** Their addresses are those of a list without search, so that a key draws none of them anew. */
function SavedViews({ state, views, counts, isAtLeast, active, sort, clearTo }: SavedViewsProps) {
  const { query, toQuery } = state
  const isFiltered = query.q.trim() !== '' || Object.keys(query.filters).length > 0
  const tabs = () => [
    { id: 'all', label: 'All', count: formatNumber(counts[0] ?? 0), href: clearTo, isCurrent: !isFiltered },
    ...views.map((saved, at) => ({
      id: saved.id,
      label: saved.title,
      count: `${formatNumber(counts[at + 1] ?? 0)}${isAtLeast ? '+' : ''}`,
      href: toQuery({ ...query, q: '', filters: saved.filters, sort: saved.sort ?? sort }),
      isCurrent: active?.id === saved.id,
    })),
  ]
  return (
    <Kept
      of={[toQuery, views, counts, isAtLeast, active, clearTo, isFiltered]}
      draw={() => <Tabs label="Saved views" look="pill" className="bg-surface px-4 pt-3 md:px-6" tabs={tabs()} />}
    />
  )
}
