import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import { InventoryIndex } from '@/domain/inventory.ts'
import { lastUses } from '@/domain/last-use.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { sessionsOfUserQuery } from '@/queries/people.ts'
import { tokensOfUserQuery } from '@/queries/tokens.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { StatePanel } from '@/ui/state-panel.tsx'
import { ErrorPanel } from './error-panel.tsx'
import { TableFooter } from './table-footer.tsx'
import { TableSkeleton } from './table-skeleton.tsx'
import { LazyTokenSelectionBar as TokenSelectionBar } from './lazy-token-selection-bar.tsx'
import { TokenTable } from './token-table.tsx'
import { ColumnsMenu, ExportMenu } from './token-table-menus.tsx'
import { TokenToolbar } from './token-toolbar.tsx'
import { useOnceTrue } from './use-once-true.ts'
import { useSelection } from './use-selection.ts'
import { useTokenActs } from './use-token-acts.tsx'
import { useTokenQuery } from './use-token-query.ts'
import { useServer } from './viewer-context.tsx'

interface OwnersTokensProps {
  owner: User
  tokenTo: (tokenId: string) => string
  openTokenId: string | null
  /** What stands in the place of the table when there is no token at all. */
  empty?: ReactNode
}

/** What is the same for every token of one owner says nothing in a table or filter of theirs. */
const SAME_FOR_ALL = ['owner', 'email', 'kind'] as const
const FACETS_SAME_FOR_ALL = ['owner', 'kind', 'rights'] as const

/** The tokens of one person or bot: the inventory's table, filters and acts over one owner's list. */
export function OwnersTokens(props: OwnersTokensProps) {
  const tokens = useQuery(tokensOfUserQuery(props.owner.id))
  if (tokens.error)
    return <ErrorPanel error={tokens.error} onRetry={() => void tokens.refetch()} isRetrying={tokens.isFetching} />
  if (!tokens.data) return <TableSkeleton label="Reading tokens" />
  const { verdict } = tokens.data
  return (
    <>
      {!verdict.complete && (
        <Banner
          tone="warn"
          look="strip"
          title="Partial: not all pages could be read"
          actions={
            <Button size="sm" isBusy={tokens.isFetching} onClick={() => void tokens.refetch()}>
              Read again
            </Button>
          }
        />
      )}
      {tokens.data.tokens.length === 0 ? (
        (props.empty ?? <StatePanel kind="empty" title={`@${props.owner.username} has no token`} />)
      ) : (
        <List {...props} tokens={tokens.data.tokens} isComplete={verdict.complete} readAt={tokens.dataUpdatedAt} />
      )}
    </>
  )
}

function indexOf(tokens: readonly UserAccessToken[], owner: User, features: ServerFeatures): InventoryIndex {
  const index = new InventoryIndex({ now: Date.now(), features })
  index.addTokens(tokens)
  index.setOwners([owner], [])
  // A person is no bot; whose a bot is would take the list of bots.
  if (!owner.is_bot) index.setBots([])
  return index
}

type ListProps = OwnersTokensProps & { tokens: readonly UserAccessToken[]; isComplete: boolean; readAt: number }

function List({ owner, tokens, tokenTo, openTokenId, isComplete, readAt }: ListProps) {
  const { features } = useServer()
  const state = useTokenQuery()
  const selection = useSelection()
  const hasSelected = useOnceTrue(selection.keys.size > 0)
  const acts = useTokenActs((subject) => selection.clear([subject.token.id]))
  const sessions = useQuery(sessionsOfUserQuery(owner.id))
  const uses = useMemo(() => (sessions.data ? lastUses(sessions.data.rows) : null), [sessions.data])
  const index = useMemo(() => indexOf(tokens, owner, features), [tokens, owner, features])
  const text = useDeferredValue(state.text)
  const view = index.view({ ...state.query, q: text })
  const cleared = state.toQuery({ ...state.query, q: '', filters: {} })

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <TokenToolbar state={state} counts={view.counts} without={FACETS_SAME_FOR_ALL} clearTo={cleared}>
        <ColumnsMenu state={state} without={SAME_FOR_ALL} />
        <ExportMenu
          index={index}
          positions={view.positions}
          selected={selection.keys}
          state={state}
          readAt={readAt}
          isComplete={isComplete}
          gaps="some pages could not be read"
        />
      </TokenToolbar>
      {view.positions.length === 0 ? (
        <StatePanel
          kind="no-match"
          title="No token matches"
          actions={
            <Link to={cleared} replace className={buttonClass({})}>
              Clear search and filters
            </Link>
          }
        />
      ) : (
        <TokenTable
          index={index}
          view={view}
          state={state}
          without={SAME_FOR_ALL}
          uses={uses}
          tokenTo={tokenTo}
          openTokenId={openTokenId}
          selection={selection}
          acts={acts}
          isDimmed={text !== state.text}
        />
      )}
      <TableFooter count={view.positions.length} total={view.total} noun="tokens" isComplete={isComplete} />
      {hasSelected && <TokenSelectionBar selection={selection} index={index} positions={view.positions} />}
      {acts.dialogs}
    </div>
  )
}
