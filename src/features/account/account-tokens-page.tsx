import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Outlet, useParams } from 'react-router'
import { LazyStatePanel } from '@/components/lazy-state-panel.tsx'
import { ActionButton, missingWords } from '@/components/action-button.tsx'
import { LazyCreateTokenDialog } from '@/components/lazy-create-token-dialog.tsx'
import { OwnersTokens } from '@/components/owners-tokens.tsx'
import { Page } from '@/components/page.tsx'
import { useNow } from '@/components/use-now.ts'
import { useCan, useServer, useViewer } from '@/components/viewer-context.tsx'
import { formatNumber } from '@/lib/format.ts'
import { tokensOfUserQuery } from '@/queries/tokens.ts'
import { Banner } from '@/ui/banner.tsx'
import { AddIcon } from '@/ui/icons.ts'

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
  const offReason = features.tokensEnabled ? undefined : SWITCHED_OFF

  return (
    <Page
      title="My tokens"
      layout="fill"
      facts={<Facts />}
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
      {!features.tokensEnabled && (
        <Banner tone="warn" look="strip" title={SWITCHED_OFF}>
          Tokens that exist do not work and are kept. A system administrator can switch them on: System Console,
          Integrations, Integration Management.
        </Banner>
      )}
      <ExpiringSoon />
      {read.allowed ? (
        <OwnersTokens
          owner={user}
          listPath="/account/tokens"
          openTokenId={tokenId ?? null}
          empty={
            <LazyStatePanel
              kind="empty"
              title="You have no token"
              actions={
                <ActionButton action="token.create.own" icon={AddIcon} disabledReason={offReason} onClick={create}>
                  Make the first one
                </ActionButton>
              }
            >
              A personal access token lets a script or program act as you, without your password.
            </LazyStatePanel>
          }
        />
      ) : (
        <LazyStatePanel kind="refused" title="Your account may not have personal access tokens">
          {`${missingWords(read.missing)} A system administrator can give it to you: System Console, Users, your account, Manage roles, “Allow this account to generate personal access tokens”.`}
        </LazyStatePanel>
      )}
      {isCreating && <LazyCreateTokenDialog owner={user} onClose={() => setIsCreating(false)} />}
      <Outlet />
    </Page>
  )
}

function useOwnTokens() {
  const { user } = useViewer()
  const read = useCan('token.read.own')
  return useQuery({ ...tokensOfUserQuery(user.id), enabled: read.allowed }).data?.tokens
}

function Facts() {
  const tokens = useOwnTokens()
  if (!tokens) return null
  const live = tokens.filter((token) => token.is_active).length
  return (
    <span>{`${formatNumber(tokens.length)} ${tokens.length === 1 ? 'token' : 'tokens'} · ${formatNumber(live)} switched on`}</span>
  )
}

/** What ends within a week, said before it stops something. */
function ExpiringSoon() {
  const tokens = useOwnTokens()
  const now = useNow()
  const soon = (tokens ?? []).filter((token) => {
    const end = token.expires_at ?? 0
    return token.is_active && end > now && end <= now + SOON
  })
  if (soon.length === 0) return null
  const names = soon.map((token) => token.description.trim() || 'one without a description')
  return (
    <Banner
      tone="warn"
      look="strip"
      title={soon.length === 1 ? 'A token ends within 7 days' : `${soon.length} tokens end within 7 days`}
    >
      <bdi>{names.slice(0, 3).join(', ')}</bdi>
      {names.length > 3 && ` and ${names.length - 3} more`}
    </Banner>
  )
}
