import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { parseUserId, type UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { OwnerPicker } from '@/components/owner-picker.tsx'
import { OwnersTokens } from '@/components/owners-tokens.tsx'
import { Page } from '@/components/page.tsx'
import { TableSkeleton } from '@/components/table-skeleton.tsx'
import { userQuery } from '@/queries/people.ts'
import { Banner } from '@/ui/banner.tsx'

/**
 * Tokens for those who may read them only person by person (`read_user_access_token` and `edit_other_users`, without
 * `manage_system`). Whose tokens are shown is in the address: `?of=<user id>`.
 */
export function ByPersonPage() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const ownerId = parseUserId(params.get('of') ?? '')
  const choose = (user: User | null) => void navigate(user ? `/tokens?of=${user.id}` : '/tokens')

  return (
    <Page title="Tokens" facts="One person at a time" layout="fill">
      <Banner tone="info" look="strip" title="The list of all tokens needs manage_system">
        A system administrator can see every token at once. You may look at the tokens of one person at a time.
      </Banner>
      {ownerId ? <OfPerson key={ownerId} ownerId={ownerId} choose={choose} /> : <Choose choose={choose} />}
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
  const { search } = useLocation()
  const { tokenId } = useParams()
  if (owner.error && !owner.data) return <ErrorPanel error={owner.error} onRetry={() => void owner.refetch()} />
  return (
    <>
      <div className="max-w-lg px-4 py-4 md:px-6">
        <OwnerPicker label="Whose tokens" value={owner.data ?? null} onChange={choose} />
      </div>
      {owner.data ? (
        <OwnersTokens owner={owner.data} tokenTo={(id) => `/tokens/${id}${search}`} openTokenId={tokenId ?? null} />
      ) : (
        <TableSkeleton label="Reading the person" />
      )}
    </>
  )
}
