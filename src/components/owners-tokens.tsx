import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { User } from '@/api/objects/user.ts'
import { isAllRead } from '@/api/sweep.ts'
import { InventoryIndex } from '@/domain/inventory.ts'
import type { InventoryView } from '@/domain/inventory-row.ts'
import { lastUses } from '@/domain/last-use.ts'
import type { InventorySetting } from '@/domain/inventory-flags.ts'
import { keys } from '@/queries/keys.ts'
import { sessionsOfUserQuery } from '@/queries/sessions.ts'
import { tokensOfUserQuery, type TokensOfUser } from '@/queries/tokens.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { RefreshIcon } from '@/ui/icons.ts'
import type { OwnersTokensNoticeProps } from './owners-tokens-notice.tsx'
import { lazyPart } from './lazy-part.tsx'
import { LazyNoTokenMatches } from './lazy-no-token-matches.tsx'
import { LazyStatePanel } from './lazy-state-panel.tsx'
import { ErrorPanel } from './error-panel.tsx'
import { TableFooter } from './table-footer.tsx'
import { TableSkeleton } from './table-skeleton.tsx'
import { LazyTokenActs, useTokenActsHolder } from './lazy-token-acts.tsx'
import { LazyTokenSelectionBar as TokenSelectionBar } from './lazy-token-selection-bar.tsx'
import { TokenTable } from './token-table.tsx'
import { ColumnsMenu, ExportMenu } from './token-table-menus.tsx'
import { TokenToolbar } from './token-toolbar.tsx'
import { useBot } from './use-bot.ts'
import { useNow } from './use-now.ts'
import { useOnceTrue } from './use-once-true.ts'
import { useForgetGone, useSelection, type Selection } from './use-selection.ts'
import type { TokenActsHolder } from './token-acts-part.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { useTokenQuery, viewKeyOf, type TokenQueryState } from './use-token-query.ts'
import { useServer } from './viewer-context.tsx'

interface OwnersTokensProps {
  owner: User
  /** The address of the list, without its query. */
  listPath: string
  openTokenId: string | null
  /** What stands in the place of the table when there is no token at all, and none that could not be read. */
  empty?: ReactNode
}

/** What is the same for every token of one owner says nothing in a table or filter of theirs. */
const SAME_FOR_ALL = ['owner', 'email', 'kind'] as const
const OwnersTokensNotice = lazyPart<OwnersTokensNoticeProps>(
  async () => (await import('./owners-tokens-notice.tsx')).OwnersTokensNotice,
)
const FACETS_SAME_FOR_ALL = ['owner', 'kind', 'rights'] as const

/** The tokens of one person or bot: the inventory's table, filters and acts over one owner's list. */
export function OwnersTokens(props: OwnersTokensProps) {
  const client = useQueryClient()
  const found = useQuery(tokensOfUserQuery(props.owner.id))
  const readAgain = () => {
    void found.refetch()
    // Whether tokens work at all is one of the settings.
    void client.refetchQueries({ queryKey: keys.server() })
    void client.invalidateQueries({ queryKey: keys.sessionsOfUser(props.owner.id) })
  }
  useShortcuts('Tokens', [{ keys: 'r', label: 'Read again', act: readAgain }])
  if (!found.data) {
    if (!found.error) return <TableSkeleton label="Reading tokens" />
    return <ErrorPanel error={found.error} onRetry={readAgain} isRetrying={found.isFetching} />
  }
  return (
    <>
      {(found.error || !isAllRead(found.data.verdict)) && (
        <OwnersTokensNotice
          isStale={found.error !== null}
          verdict={found.data.verdict}
          isReading={found.isFetching}
          readAgain={readAgain}
        />
      )}
      <List
        {...props}
        list={found.data}
        readAt={found.dataUpdatedAt}
        isReading={found.isFetching}
        readAgain={readAgain}
      />
    </>
  )
}

function indexOf(
  tokens: readonly UserAccessToken[],
  { owner, bot, ...setting }: InventorySetting & { owner: User; bot: Bot | null | undefined },
): InventoryIndex {
  const index = new InventoryIndex(setting)
  index.addTokens(tokens)
  index.setOwners([owner], [])
  if (bot !== undefined) index.setBots(bot ? [bot] : [])
  return index
}

type ListProps = OwnersTokensProps & {
  list: TokensOfUser
  /** When it was read, ms since epoch. */
  readAt: number
  isReading: boolean
  readAgain: () => void
}

/**
 * The list with what is done from it. The dialogs stand beside the rows and not among them: a report on the last tokens
 * of all, or a secret on show, must outlive the rows.
 */
function List(props: ListProps) {
  const { owner, list } = props
  const { features } = useServer()
  const state = useTokenQuery()
  const selection = useSelection()
  const hasSelected = useOnceTrue(selection.keys.size > 0)
  const acts = useTokenActsHolder()
  const now = useNow()
  const { bot } = useBot(owner.id, owner.is_bot)
  const index = useMemo(
    () => indexOf(list.tokens, { owner, bot, now, features }),
    [list.tokens, owner, bot, now, features],
  )
  const view = index.view(state.query)

  useForgetGone(selection, index)

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {list.tokens.length === 0 && isAllRead(list.verdict) ? (
        (props.empty ?? <LazyStatePanel kind="empty" title={`@${owner.username} has no token`} />)
      ) : (
        <Rows
          {...props}
          index={index}
          isBotKnown={bot !== undefined}
          view={view}
          state={state}
          selection={selection}
          acts={acts}
        />
      )}
      {hasSelected && <TokenSelectionBar selection={selection} index={index} positions={view.positions} />}
      <LazyTokenActs holder={acts} onRevoked={(subject) => selection.clear([subject.token.id])} />
    </div>
  )
}

type RowsProps = ListProps & {
  index: InventoryIndex
  /** False for a bot as long as it is not known whose it is. */
  isBotKnown: boolean
  view: InventoryView
  state: TokenQueryState
  selection: Selection
  acts: TokenActsHolder
}

function Rows(props: RowsProps) {
  const { owner, list, readAt, listPath, openTokenId, index, view, state, selection, acts } = props
  const sessions = useQuery(sessionsOfUserQuery(owner.id))
  const known = useMemo(() => sessions.data && lastUses(sessions.data.rows), [sessions.data])
  const cleared = state.toQuery({ ...state.query, q: '', filters: {} })
  const isComplete = isAllRead(list.verdict)
  return (
    <>
      <TokenToolbar state={state} counts={view.counts} without={FACETS_SAME_FOR_ALL} clearTo={cleared}>
        <IconButton
          variant="secondary"
          icon={RefreshIcon}
          label="Read again"
          hotkey="r"
          isBusy={props.isReading}
          onClick={props.readAgain}
        />
        <ColumnsMenu state={state} without={SAME_FOR_ALL} />
        <ExportMenu
          index={index}
          positions={view.positions}
          selected={selection.keys}
          state={state}
          readAt={readAt}
          gaps={{ verdict: list.verdict, unreadOwners: 0, areBotsRead: props.isBotKnown, isOfOne: true }}
        />
      </TokenToolbar>
      {view.positions.length === 0 && view.total > 0 ? (
        <LazyNoTokenMatches state={state} clearTo={cleared} total={view.total} />
      ) : (
        <TokenTable
          index={index}
          view={view}
          viewKey={viewKeyOf(state.query)}
          state={state}
          without={SAME_FOR_ALL}
          uses={known ?? (sessions.isPending ? 'reading' : null)}
          listPath={listPath}
          openTokenId={openTokenId}
          selection={selection}
          acts={acts}
        />
      )}
      <TableFooter
        count={view.positions.length}
        total={view.total}
        noun={view.total === 1 ? 'token' : 'tokens'}
        isComplete={isComplete}
        readAt={readAt}
      />
    </>
  )
}
