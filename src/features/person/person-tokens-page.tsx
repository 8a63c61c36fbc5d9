import { Outlet, useParams } from 'react-router'
import { OwnersTokens } from '@/components/owners-tokens.tsx'
import { usePerson } from './person-context.ts'

/** `/users/:userId/tokens`: the tokens of one person or bot, with the inventory's table and acts. */
export default function PersonTokensPage() {
  const { user } = usePerson()
  const { tokenId } = useParams()
  return (
    <>
      <OwnersTokens owner={user} listPath={`/users/${user.id}/tokens`} openTokenId={tokenId ?? null} />
      <Outlet />
    </>
  )
}
