import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { parseTokenId } from '@/api/ids.ts'
import { keys } from '@/queries/keys.ts'
import type { InventorySnapshot } from '@/queries/inventory.ts'
import { TokenDrawer } from '@/components/token-drawer.tsx'

/** `/tokens/:tokenId`: one token, in a drawer beside the list it was opened from. */
export default function TokenPage() {
  const { tokenId: text = '' } = useParams()
  const tokenId = parseTokenId(text)
  // The list beside it may know the token already: then the drawer stands at once. Watched, not fetched.
  const inventory = useQuery<InventorySnapshot>({ queryKey: keys.inventory(), enabled: false })
  const known = tokenId ? (inventory.data?.index.rowOf(tokenId) ?? null) : null
  return <TokenDrawer key={text} tokenId={tokenId} known={known} listPath="/tokens" />
}
