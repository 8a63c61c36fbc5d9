import { Outlet, useParams } from 'react-router'
import { OwnersTokens } from '@/components/owners-tokens.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import { Banner } from '@/ui/banner.tsx'
import { TOKENS_OFF } from './consequences.tsx'
import { usePerson } from './person-context.ts'

/** `/users/:userId/tokens`: the tokens of one person or bot, with the inventory's table and acts. */
export default function PersonTokensPage() {
  const { user } = usePerson()
  const { tokenId } = useParams()
  const { features } = useServer()
  return (
    <>
      {!features.tokensEnabled && !user.is_bot && (
        <Banner tone="warn" look="strip">
          {`${TOKENS_OFF} They are kept.`}
        </Banner>
      )}
      <OwnersTokens owner={user} listPath={`/users/${user.id}/tokens`} openTokenId={tokenId ?? null} />
      <Outlet />
    </>
  )
}
