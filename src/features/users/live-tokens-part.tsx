import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useServer } from '@/components/viewer-context.tsx'
import { inventoryQuery } from '@/queries/inventory.ts'
import type { LiveTokens } from './live-tokens.ts'

export interface LiveTokensPartProps {
  onTokens: (tokens: LiveTokens) => void
}

/** Reads the inventory of tokens, which can be thousands of pages, while it is mounted. */
export function LiveTokensPart({ onTokens }: LiveTokensPartProps) {
  const { features } = useServer()
  const { data, error } = useQuery(inventoryQuery(features))
  useEffect(() => {
    const verdict = data?.verdict
    onTokens({
      state: verdict ? (verdict.complete ? 'complete' : 'partial') : error ? 'failed' : 'reading',
      countOf: (userId) => {
        const index = data?.index
        return index?.positionsOfOwner(userId).filter((at) => index.row(at).status === 'active').length ?? 0
      },
    })
  }, [data, error, onTokens])
  return null
}
