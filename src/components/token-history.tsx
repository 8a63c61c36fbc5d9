import { useQuery } from '@tanstack/react-query'
import { parseUserId, type TokenId, type UserId } from '@/api/ids.ts'
import { historyCaveats, TOKEN_EVENT_WORDS, tokenHistory, type TokenEvent } from '@/domain/token-history.ts'
import { formatDate } from '@/lib/format.ts'
import { auditsOfUserQuery, userQuery } from '@/queries/people.ts'
import { SkeletonText } from '@/ui/skeleton.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { Time } from './time.tsx'
import { useViewer } from './viewer-context.tsx'

/** What was done with a token: from the audit rows of its owner and of the person who looks. */
export function TokenHistory({ tokenId, ownerId }: { tokenId: TokenId; ownerId: UserId }) {
  const viewer = useViewer()
  const isOwn = viewer.user.id === ownerId
  const owners = useQuery(auditsOfUserQuery(ownerId))
  const own = useQuery({ ...auditsOfUserQuery(viewer.user.id), enabled: !isOwn })
  const error = owners.error ?? own.error
  if (error) return <ErrorBanner error={error} />
  if (!owners.data || (!isOwn && !own.data)) return <SkeletonText lines={2} />
  const history = tokenHistory(tokenId, [...owners.data.rows, ...(isOwn ? [] : (own.data?.rows ?? []))])
  const caveats = historyCaveats(
    history,
    isOwn ? 'yourself, the newest 200' : 'the owner and yourself, the newest 200 of each',
  )
  return (
    <div className="flex flex-col gap-2 text-sm">
      {history.events.length === 0 ? (
        <p className="text-ink-2">
          {history.oldest === null
            ? 'No audit row.'
            : `No audit row names this token back to ${formatDate(history.oldest)}.`}
        </p>
      ) : (
        <ol aria-label="History of the token" className="flex flex-col">
          {history.events.map((event) => (
            <HistoryRow key={event.auditId} event={event} />
          ))}
        </ol>
      )}
      <p className="text-xs text-ink-3">{caveats.join(' ')}</p>
    </div>
  )
}

function HistoryRow({ event }: { event: TokenEvent }) {
  return (
    <li className="flex items-baseline justify-between gap-4 border-b border-line py-1.5 last:border-0">
      <span className="min-w-0">
        <span className="font-medium">{TOKEN_EVENT_WORDS[event.kind]}</span> by <Actor id={event.actor} />
        <span className="block font-mono text-xs text-ink-3">{event.ip || 'no address'}</span>
      </span>
      <Time at={event.at} className="shrink-0 text-ink-2" />
    </li>
  )
}

function Actor({ id }: { id: string }) {
  const viewer = useViewer()
  const userId = parseUserId(id)
  if (userId === viewer.user.id) return <span>you</span>
  return userId ? <ActorName id={userId} /> : <span>nobody signed in</span>
}

function ActorName({ id }: { id: UserId }) {
  const user = useQuery(userQuery(id))
  return user.data ? <span>@{user.data.username}</span> : <span className="font-mono text-xs">{id}</span>
}
