import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { parseTokenId } from '@/api/ids.ts'
import { TokenDrawer } from '@/components/token-drawer.tsx'
import { tokensOfUserQuery } from '@/queries/tokens.ts'
import { usePerson } from './person-context.ts'

/** `/users/:userId/tokens/:tokenId`: one of the person's tokens, in a drawer beside the list. */
export default function PersonTokenPage() {
  const { tokenId: text = '' } = useParams()
  const { user, bot } = usePerson()
  const list = useQuery(tokensOfUserQuery(user.id))
  const tokenId = parseTokenId(text)
  const token = list.data?.tokens.find((one) => one.id === tokenId)
  return (
    <TokenDrawer
      key={text}
      tokenId={tokenId}
      ownerId={user.id}
      known={token ? { token, owner: user, bot } : null}
      listPath={`/users/${user.id}/tokens`}
    />
  )
}
