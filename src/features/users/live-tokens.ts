import { lazyPart } from '@/components/lazy-part.tsx'
import type { LiveTokensPartProps } from './live-tokens-part.tsx'

/** How many tokens of somebody work now, from the inventory of all tokens. */
export interface LiveTokens {
  state: 'reading' | 'complete' | 'partial' | 'failed'
  /** Null when it is not known whether they work: the account could not be read with them. */
  countOf: (userId: string) => number | null
}

/** Before the inventory is read. */
export const NO_TOKENS_YET: LiveTokens = { state: 'reading', countOf: () => 0 }

/** Counts the live tokens of everybody. The list of people stands before; all that is about tokens comes after it. */
export const LazyLiveTokens = lazyPart<LiveTokensPartProps>(
  async () => (await import('./live-tokens-part.tsx')).LiveTokensPart,
)
