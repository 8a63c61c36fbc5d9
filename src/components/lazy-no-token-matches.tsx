import { lazyPart } from './lazy-part.tsx'
import type { NoTokenMatchesProps } from './no-token-matches.tsx'

/** Its code comes when the page is idle: a first list has rows. */
export const LazyNoTokenMatches = lazyPart<NoTokenMatchesProps>(
  async () => (await import('./no-token-matches.tsx')).NoTokenMatches,
)
