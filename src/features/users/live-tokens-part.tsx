import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isAllRead } from '@/api/sweep.ts'
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
    const verdict = data?.verdict ?? null
    const isWhole = isAllRead(verdict) && data?.owners.failed.length === 0
    onTokens({
      state: verdict ? (isWhole ? 'complete' : 'partial') : error ? 'failed' : 'reading',
      countOf: (userId) => {
        const index = data?.index
        const states = index?.positionsOfOwner(userId).map((at) => index.row(at).status) ?? []
        return states.includes('unread') ? null : states.filter((status) => status === 'active').length
      },
    })
  }, [data, error, onTokens])
  return null
}
