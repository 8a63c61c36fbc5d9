import type { FacetId } from './inventory-facets.ts'
import { EXPIRY_WORDS, TOKEN_STATUS_WORDS } from './token-status.ts'
import { TOKEN_KIND_WORDS } from './token-kind.ts'

export const FACET_TITLES: Record<FacetId, string> = {
  status: 'Status',
  kind: 'Kind',
  expiry: 'Expiry',
  owner: 'Owner',
  rights: 'Rights',
  policy: 'Policy',
  description: 'Description',
}

const STATUS_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TOKEN_STATUS_WORDS).map(([status, words]) => [status, words.label]),
)

const VALUE_WORDS: Record<FacetId, Readonly<Record<string, string>>> = {
  status: STATUS_LABELS,
  kind: TOKEN_KIND_WORDS,
  expiry: EXPIRY_WORDS,
  owner: {
    active: 'Active',
    deactivated: 'Deactivated',
    gone: 'Gone',
    guest: 'Guest',
    unread: 'Not read yet',
    'bot-without-owner': 'Bot without owner',
  },
  rights: { admin: 'System administrator' },
  policy: { breaker: 'Breaks the lifetime policy' },
  description: { weak: 'Says nothing', blank: 'Blank', duplicate: 'Same as another of the owner' },
}

/** A value of a facet in words, for filters and chips. Unknown values come back as they are. */
export function facetValueWords(facet: FacetId, value: string): string {
  return VALUE_WORDS[facet][value] ?? value
}
