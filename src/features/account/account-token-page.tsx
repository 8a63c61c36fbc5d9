import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { parseTokenId } from '@/api/ids.ts'
import { TokenDrawer } from '@/components/token-drawer.tsx'
import { useCan, useViewer } from '@/components/viewer-context.tsx'
import { tokensOfUserQuery } from '@/queries/tokens.ts'

/** `/account/tokens/:tokenId`: one of one's own tokens, in a drawer beside the list. */
export default function AccountTokenPage() {
  const { tokenId: text = '' } = useParams()
  const { user } = useViewer()
  const read = useCan('token.read.own')
  const own = useQuery({ ...tokensOfUserQuery(user.id), enabled: read.allowed })
  const tokenId = parseTokenId(text)
  const token = own.data?.tokens.find((one) => one.id === tokenId)
  return (
    <TokenDrawer
      key={text}
      tokenId={tokenId}
      ownerId={user.id}
      known={token ? { token, owner: user, bot: null } : null}
      listPath="/account/tokens"
    />
  )
}
