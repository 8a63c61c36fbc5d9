import { serverAddress, serverName } from '@/queries/server-identity.ts'
import type { ServerState } from './use-server-facts.ts'

/** Which server one is about to sign in to. Two lines whatever is known, so that the form below stays where it is. */
export function ServerLine({ state }: { state: ServerState }) {
  if (state.phase === 'loading') {
    return (
      <div className="flex h-9 flex-col justify-evenly" aria-busy>
        <span className="h-3 w-32 rounded-small bg-line" />
        <span className="h-3 w-48 rounded-small bg-line" />
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
