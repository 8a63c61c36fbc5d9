import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Outlet, useParams } from 'react-router'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { isAllRead } from '@/api/sweep.ts'
import { ActionButton } from '@/components/action-button.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { LazyCreateTokenDialog } from '@/components/lazy-create-token-dialog.tsx'
import { OwnersTokens } from '@/components/owners-tokens.tsx'
import { Page } from '@/components/page.tsx'
import { useNow } from '@/components/use-now.ts'
import { useShortcuts } from '@/components/use-shortcuts.ts'
import { useCan, useServer, useViewer } from '@/components/viewer-context.tsx'
import { formatNumber } from '@/lib/format.ts'
import { tokensOfUserQuery, type TokensOfUser } from '@/queries/tokens.ts'
import { AddIcon } from '@/ui/icons.ts'
import type { AccountNoticesProps } from './account-notices.tsx'
import type { NoRightProps } from './no-right.tsx'
import type { NoTokensProps } from './no-tokens.tsx'

const NoRight = lazyPart<NoRightProps>(async () => (await import('./no-right.tsx')).NoRight)
const AccountNotices = lazyPart<AccountNoticesProps>(async () => (await import('./account-notices.tsx')).AccountNotices)
const NoTokens = lazyPart<NoTokensProps>(async () => (await import('./no-tokens.tsx')).NoTokens)
/** In ms. */
const SOON = 7 * 86_400_000
const SWITCHED_OFF = 'Personal access tokens are switched off on this server'

/** `/account/tokens`: one's own tokens, with no administrator's right at all. */
export default function AccountTokensPage() {
  const { user } = useViewer()
  const { features } = useServer()
  const read = useCan('token.read.own')
  const { tokenId } = useParams()
  const [isCreating, setIsCreating] = useState(false)
  const create = () => setIsCreating(true)
  const isOff = !features.tokensEnabled
  const canCreate = useCan('token.create.own').allowed && !isOff
  useShortcuts('Tokens', canCreate ? [{ keys: 'n', label: 'New token', act: create }] : [])
  const list = useOwnTokens()
  const soon = endingSoon(list?.tokens, useNow())
  const offReason = isOff ? SWITCHED_OFF : undefined

  return (
    <Page
      title="My tokens"
      layout="fill"
      facts={list ? <Facts list={list} /> : ''}
      actions={
        <ActionButton
          action="token.create.own"
          variant="primary"
          icon={AddIcon}
          disabledReason={offReason}
          onClick={create}
        >
          New token
        </ActionButton>
      }
    >
      {(isOff || soon.length > 0) && (
        // The room of one notice: what comes later than the rows must not push them from under the pointer.
        <div className="min-h-[57px] shrink-0 bg-warn-soft">
          <AccountNotices isOff={isOff} soon={soon} />
        </div>
      )}
      {read.allowed ? (
        <OwnersTokens
          owner={user}
          listPath="/account/tokens"
          openTokenId={tokenId ?? null}
          empty={<NoTokens offReason={offReason} onCreate={create} />}
        />
      ) : (
        <NoRight missing={read.missing} />
      )}
      {isCreating && <LazyCreateTokenDialog owner={user} onClose={() => setIsCreating(false)} />}
      <Outlet />
    </Page>
  )
}

function useOwnTokens() {
  const { user } = useViewer()
  const read = useCan('token.read.own')
  return useQuery({ ...tokensOfUserQuery(user.id), enabled: read.allowed }).data
}

/** Those that work and end within a week of `now` (ms since epoch). */
function endingSoon(tokens: readonly UserAccessToken[] | undefined, now: number): UserAccessToken[] {
  return (tokens ?? []).filter(
    ({ is_active: isActive, expires_at: end = 0 }) => isActive && end > now && end <= now + SOON,
  )
}

function Facts({ list }: { list: TokensOfUser }) {
  const { tokens, verdict } = list
  // What could not be read comes on top.
  const orMore = isAllRead(verdict) ? '' : '+'
  const live = tokens.filter((token) => token.is_active).length
  return (
    <span>{`${formatNumber(tokens.length)}${orMore} ${tokens.length === 1 && orMore === '' ? 'token' : 'tokens'} · ${formatNumber(live)}${orMore} switched on`}</span>
  )
}
