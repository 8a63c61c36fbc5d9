import { useQuery } from '@tanstack/react-query'
import type { TokenId, UserId } from '@/api/ids.ts'
import { lastUse } from '@/domain/last-use.ts'
import { sessionsOfUserQuery } from '@/queries/sessions.ts'
import { Unknown } from '@/ui/unknown.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { Moment } from './moment.tsx'
import { Time } from './time.tsx'

/**
 * When a token was last seen in use, as a lower bound, from its owner's sessions (one call). Unknown is drawn as unknown,
 * with the reason.
 */
export function TokenLastUse(props: { tokenId: TokenId; ownerId: UserId; denied?: string | undefined }) {
  const sessions = useQuery({ ...sessionsOfUserQuery(props.ownerId), enabled: props.denied === undefined })
  if (props.denied !== undefined) return <Unknown reason={props.denied} />
  if (sessions.isPending) return <Skeleton className="h-3 w-32" />
  if (sessions.error) return <Unknown reason="The sessions of the owner could not be read" />
  const use = lastUse(props.tokenId, sessions.data.rows)
  if (!use) return <span className="text-ink-2">No use seen since its session was last cleared</span>
  return (
    <span>
      <span aria-hidden>≥ </span>
      <span className="sr-only">at least </span>
      <Moment at={use.at} />
      <span className="block text-xs text-ink-3">
        in use since <Time at={use.since} look="exact" />
      </span>
    </span>
  )
}
