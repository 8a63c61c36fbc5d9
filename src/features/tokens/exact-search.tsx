import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ErrorBanner } from '@/components/error-banner.tsx'
import { putTokensIntoInventory } from '@/queries/inventory.ts'
import { tokenSearchQuery } from '@/queries/tokens.ts'

interface ExactSearchProps {
  term: string
  /** The list is not all there is: still being read, or partial. */
  isIncomplete: boolean
  localMatches: number
}

/** What the server's own search understands: a whole id, or a whole user name. */
const EXACT = /^@?[\p{L}\p{N}._-]{3,64}$/u

/**
 * A pasted id or user name that the list does not hold (yet) is asked of the server, whose search finds exact matches only.
 * What it finds joins the list.
 */
export function ExactSearch({ term, isIncomplete, localMatches }: ExactSearchProps) {
  const client = useQueryClient()
  const text = term.trim().replace(/^@/, '')
  const isId = /^[\p{L}\p{N}]{26}$/u.test(text)
  const isAsked = EXACT.test(term.trim()) && (localMatches === 0 || (isIncomplete && isId))
  const found = useQuery({ ...tokenSearchQuery(text), enabled: isAsked })
  useEffect(() => {
    if (found.data) putTokensIntoInventory(client, found.data.rows)
  }, [client, found.data])

  if (!isAsked) return null
  if (found.error) {
    return <ErrorBanner error={found.error} />
  }
  if (found.isPending || found.data.rows.length > 0) return null
  return (
    <p role="status" className="px-4 pb-2 text-sm text-ink-2 md:px-6">
      {`The server knows no token, owner id or user name that is exactly “${text}”.`}
    </p>
  )
}
