import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Link, Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { viewerFacts } from '@/access/viewer.ts'
import { parseUserId, type UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { ActionButton, missingWords } from '@/components/action-button.tsx'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { AbsentFeatures } from '@/components/lazy-absent-features.tsx'
import { LazyCreateTokenDialog } from '@/components/lazy-create-token-dialog.tsx'
import { OwnerPicker } from '@/components/owner-picker.tsx'
import { OwnersTokens } from '@/components/owners-tokens.tsx'
import { Page } from '@/components/page.tsx'
import { TableSkeleton } from '@/components/table-skeleton.tsx'
import { useShortcuts } from '@/components/use-shortcuts.ts'
import { useCan, useServer, useViewer } from '@/components/viewer-context.tsx'
import { tokenRight } from '@/domain/token-rights.ts'
import { userQuery } from '@/queries/people.ts'
import { AddIcon } from '@/ui/icons.ts'
import { Banner } from '@/ui/banner.tsx'
import { StatePanel } from '@/ui/state-panel.tsx'

/**
 * Tokens for those who may read them only person by person (`read_user_access_token` and `edit_other_users`, without
 * `manage_system`). Whose tokens are shown is in the address: `?of=<user id>`.
 */
export function ByPersonPage() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const [isCreating, setIsCreating] = useState(false)
  const { features } = useServer()
  const canCreate = useCan('token.create.other').allowed
  useShortcuts('Tokens', canCreate ? [{ keys: 'n', label: 'New token', act: () => setIsCreating(true) }] : [])
  const asked = params.get('of') ?? ''
  const ownerId = parseUserId(asked)
  const choose = (user: User | null) => void navigate(user ? `/tokens?of=${user.id}` : '/tokens')

  return (
    <Page
      title="Tokens"
      facts="One person at a time"
      layout="fill"
      actions={
        <ActionButton action="token.create.other" variant="primary" icon={AddIcon} onClick={() => setIsCreating(true)}>
          New token
        </ActionButton>
      }
    >
      <Banner tone="info" look="strip" title="The list of all tokens needs manage_system">
        A system administrator can see every token at once. You may look at the tokens of one person at a time.
      </Banner>
      {asked !== '' && !ownerId && (
        <p role="status" className="px-4 pt-3 text-xs text-warn-ink md:px-6">
          {`Ignored in the address, because it means nothing here: of=${asked}`}
        </p>
      )}
      {ownerId ? <OfPerson key={ownerId} ownerId={ownerId} choose={choose} /> : <Choose choose={choose} />}
      {!features.tokenRotate && <AbsentFeatures />}
      {isCreating && <LazyCreateTokenDialog owner={null} onClose={() => setIsCreating(false)} />}
      <Outlet />
    </Page>
  )
}

function Choose({ choose }: { choose: (user: User | null) => void }) {
  return (
    <div className="max-w-lg px-4 py-4 md:px-6">
      <OwnerPicker
        label="Whose tokens"
        hint="People and bots, by the beginning of a name"
        value={null}
        onChange={choose}
      />
    </div>
  )
}

function OfPerson({ ownerId, choose }: { ownerId: UserId; choose: (user: User | null) => void }) {
  const owner = useQuery(userQuery(ownerId))
  const { tokenId } = useParams()
  if (owner.error && !owner.data) {
    return (
      <>
        <Choose choose={choose} />
        <ErrorPanel error={owner.error} onRetry={() => void owner.refetch()} />
      </>
    )
  }
  return (
    <>
      <div className="max-w-lg px-4 py-4 md:px-6">
        <OwnerPicker label="Whose tokens" value={owner.data ?? null} onChange={choose} />
        {owner.data && (
          <Link
            to={`/users/${owner.data.id}/summary`}
            className="mt-1 inline-block text-sm text-accent-ink hover:underline"
          >
            Open @{owner.data.username}
          </Link>
        )}
      </div>
      {owner.data ? (
        <Within owner={owner.data}>
          <OwnersTokens owner={owner.data} listPath="/tokens" openTokenId={tokenId ?? null} />
        </Within>
      ) : (
        <TableSkeleton label="Reading the person" />
      )}
    </>
  )
}

/**
 * The tokens of a person, or which permission their owner puts them out of reach by: the server would only say no. Whose
 * a bot is takes the list of bots, so about bots the server is asked.
 */
function Within({ owner, children }: { owner: User; children: ReactNode }) {
  const viewer = useViewer()
  const right = tokenRight('read', viewerFacts(viewer), { owner, bot: null })
  // One's own bots take `manage_bots`, others' the right over those; whoever has neither need not ask the server.
  const isAsked = owner.is_bot && viewer.system.has('read_user_access_token') && viewer.system.has('manage_bots')
  if (right.allowed || isAsked) return children
  return (
    <StatePanel kind="refused" title={`The tokens of @${owner.username} are out of your reach`}>
      {missingWords([right.missing])}
    </StatePanel>
  )
}
