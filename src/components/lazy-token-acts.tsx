import { useState } from 'react'
import { deferred } from '@/lib/deferred.ts'
import { lazyPart } from './lazy-part.tsx'
import type { TokenActsHolder, TokenActsPartProps } from './token-acts-part.tsx'
import type { TokenActs } from './use-token-acts.tsx'

/** What can be done with the tokens of a list; its code comes when the first rows stand. */
export const LazyTokenActs = lazyPart<TokenActsPartProps>(
  async () => (await import('./token-acts-part.tsx')).TokenActsPart,
)

function createHolder(): TokenActsHolder {
  let acts: TokenActs | null = null
  const ready = deferred()
  const set = (next: TokenActs): void => {
    acts = next
    ready.resolve()
  }
  return { get: () => acts, set, ready: ready.promise }
}

/** The acts of one list, empty until `LazyTokenActs` beside the list has come. */
export function useTokenActsHolder(): TokenActsHolder {
  const [holder] = useState(createHolder)
  return holder
}
