import type { Explanation } from '@/domain/error-words.ts'
import { serverAddress, serverName } from '@/queries/server-identity.ts'
import { Button } from '@/ui/button.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { LateBanner } from './late-banner.tsx'
import type { ServerState } from './use-server-facts.ts'

/** Which server one is about to sign in to. Two lines whatever is known, so that the form below stays where it is. */
export function ServerLine({ state }: { state: ServerState }) {
  if (state.phase === 'loading') {
    return (
      <div className="flex h-9 flex-col justify-evenly" aria-busy>
        <Skeleton className="h-3 w-32" />
        <Skeleton className="h-3 w-48" />
      </div>
    )
  }
  const isReady = state.phase === 'ready'
  return (
    <div className="h-9 min-w-0">
      <p className="truncate text-base text-ink-2">{isReady ? serverName(state.config) : 'Mattermost'}</p>
      <p className="truncate font-mono text-xs text-ink-3">{isReady ? serverAddress(state.config) : location.origin}</p>
    </div>
  )
}

/** Why the server does not tell about itself. Signing in may work all the same, so this is no obstacle. */
export function ServerProblem({ words, onRetry }: { words: Explanation; onRetry: () => void }) {
  return (
    <LateBanner
      tone="warn"
      role="status"
      title={words.title}
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {words.advice}
    </LateBanner>
  )
}
