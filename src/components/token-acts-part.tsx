import { useLayoutEffect } from 'react'
import type { TokenSubject } from './token-subject.ts'
import { useTokenActs, type TokenActs } from './use-token-acts.tsx'

/** Where the acts of a list are, once their code has come. */
export interface TokenActsHolder {
  get: () => TokenActs | null
  set: (acts: TokenActs) => void
  /** Settles when there are acts. */
  ready: Promise<void>
}

export interface TokenActsPartProps {
  holder: TokenActsHolder
  /** Told when a token is gone for good. */
  onRevoked: (subject: TokenSubject) => void
}

/** The acts on the tokens of a list, with their dialogs, as a part that may come later than the rows. */
export function TokenActsPart({ holder, onRevoked }: TokenActsPartProps) {
  const acts = useTokenActs(onRevoked)
  useLayoutEffect(() => {
    holder.set(acts)
  })
  return acts.dialogs
}
