import { lazyPart } from './lazy-part.tsx'
import type { TokenSelectionBarProps } from './token-selection-bar.tsx'

/** The bar of what is selected, with its acts; its code comes with the first selection. */
export const LazyTokenSelectionBar = lazyPart<TokenSelectionBarProps>(
  async () => (await import('./token-selection-bar.tsx')).TokenSelectionBar,
)
