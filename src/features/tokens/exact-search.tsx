import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ErrorBanner } from '@/components/error-banner.tsx'
import type { InventoryIndex } from '@/domain/inventory.ts'
import { putTokensIntoInventory } from '@/queries/inventory-writes.ts'
import { tokenSearchQuery } from '@/queries/inventory-checks.ts'

export interface ExactSearchProps {
  /** What is searched for, now that typing has rested. */
  term: string
  index: InventoryIndex
  /** Positions of the rows that the list itself finds. */
  positions: Int32Array
}

/** What the server's own search understands: a whole id, or a whole user name. */
const EXACT = /^@?[\p{L}\p{N}._-]{3,64}$/u
const ID = /^[\p{L}\p{N}]{26}$/u
/** Among so many rows found it is looked for whether the text is the user name of an owner. */
const MOST_LOOKED_AT = 500

/**
 * A whole id or user name is asked of the server as well, whose search finds exact matches only: the list may be older
 * than the token, or partial. What the server finds joins the list.
 */
export function ExactSearch({ term, index, positions }: ExactSearchProps) {
  const client = useQueryClient()
  // The server's ids and user names are in lower case, and it tells capitals from small letters.
  const text = term.trim().replace(/^@/, '').toLowerCase()
  const isFound = positions.length > 0
  const isAsked = EXACT.test(term.trim()) && (!isFound || ID.test(text) || isOwnersName(text, index, positions))
  // An old answer may be older than the list: none is kept.
  const asked = useQuery({ ...tokenSearchQuery(text), enabled: isAsked, gcTime: 0 })
  useEffect(() => {
    if (asked.data) putTokensIntoInventory(client, asked.data.rows, asked.data.askedAt)
  }, [client, asked.data])

  if (!isAsked) return null
  if (asked.error) {
    return (
      <div className="px-4 py-2 md:px-6">
        <ErrorBanner error={asked.error} />
      </div>
    )
  }
  if (isFound || (asked.data && asked.data.rows.length > 0)) return null
  return (
    <p role="status" className="px-4 py-2 text-sm text-ink-2 md:px-6">
      {asked.isPending
        ? `Asking the server for exactly “${text}” …`
        : 'The server has no token with this id, and none of an owner with exactly this id or user name.'}
    </p>
  )
}

function isOwnersName(text: string, index: InventoryIndex, positions: Int32Array): boolean {
  return positions.length <= MOST_LOOKED_AT && positions.some((at) => index.row(at).owner?.username === text)
}
