import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Outlet, useParams } from 'react-router'
import { isAllRead } from '@/api/sweep.ts'
import { ActionButton } from '@/components/action-button.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { LazyCreateTokenDialog } from '@/components/lazy-create-token-dialog.tsx'
import { OwnersTokens } from '@/components/owners-tokens.tsx'
import { Page } from '@/components/page.tsx'
import { useNow } from '@/components/use-now.ts'
import { useShortcuts } from '@/components/use-shortcuts.ts'
import { useCan, useServer, useViewer } from '@/components/viewer-context.tsx'
import { expiryState, tokenStatus } from '@/domain/token-status.ts'
import { formatNumber } from '@/lib/format.ts'
import { tokensOfUserQuery, type TokensOfUser } from '@/queries/tokens.ts'
import { AddIcon } from '@/ui/icons.ts'
import type { AccountNoticesProps } from './account-notices.tsx'
import type { NoRightProps } from './no-right.tsx'
import type { NoTokensProps } from './no-tokens.tsx'

const NoRight = lazyPart<NoRightProps>(async () => (await import('./no-right.tsx')).NoRight)
const AccountNotices = lazyPart<AccountNoticesProps>(async () => (await import('./account-notices.tsx')).AccountNotices)
const NoTokens = lazyPart<NoTokensProps>(async () => (await import('./no-tokens.tsx')).NoTokens)
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
  const now = useNow()
  const soon = (list?.tokens ?? []).filter((token) => token.is_active && expiryState(token, now) === 'soon')
  const offReason = isOff ? SWITCHED_OFF : undefined

  return (
    <Page
      title="My tokens"
      layout="fill"
      facts={list ? <Facts list={list} now={now} /> : ''}
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

function Facts({ list, now }: { list: TokensOfUser; now: number }) {
  const { user } = useViewer()
  const { features } = useServer()
  const { tokens, verdict } = list
  // What could not be read comes on top.
  const orMore = isAllRead(verdict) ? '' : '+'
  const active = tokens.filter((token) => tokenStatus(token, user, now, features) === 'active').length
  return (
    <span>{`${formatNumber(tokens.length)}${orMore} ${tokens.length === 1 && orMore === '' ? 'token' : 'tokens'} · ${formatNumber(active)}${orMore} active`}</span>
  )
}
