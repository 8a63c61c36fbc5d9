import { useQuery } from '@tanstack/react-query'
import { parseUserId, type TokenId, type UserId } from '@/api/ids.ts'
import { historyCaveats, TOKEN_EVENT_WORDS, tokenHistory, type TokenEvent } from '@/domain/token-history.ts'
import { formatDate } from '@/lib/format.ts'
import { auditsOfUserQuery, userQuery } from '@/queries/people.ts'
import { Skeleton } from '@/ui/skeleton.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { Unknown } from '@/ui/unknown.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { Moment } from './moment.tsx'
import { Time } from './time.tsx'
import { useViewer } from './viewer-context.tsx'

/** The audit rows of a token's owner and of the person who looks, read once however many ask; null while they are. */
function useHistory(tokenId: TokenId, ownerId: UserId, isAllowed: boolean) {
  const viewer = useViewer()
  const isOwn = viewer.user.id === ownerId
  const owners = useQuery({ ...auditsOfUserQuery(ownerId), enabled: isAllowed })
  const own = useQuery({ ...auditsOfUserQuery(viewer.user.id), enabled: isAllowed && !isOwn })
  const isRead = owners.data !== undefined && (isOwn || own.data !== undefined)
  const rows = [...(owners.data?.rows ?? []), ...(isOwn ? [] : (own.data?.rows ?? []))]
  return { isOwn, error: owners.error ?? own.error, history: isRead ? tokenHistory(tokenId, rows) : null }
}

interface TokenCreatedProps {
  tokenId: TokenId
  ownerId: UserId
  /** Why the audit rows of the owner are not to be had; undefined when they are. */
  denied?: string | undefined
}

/** When and by whom a token was made, if an audit row still tells. */
export function TokenCreated({ tokenId, ownerId, denied }: TokenCreatedProps) {
  const { error, history } = useHistory(tokenId, ownerId, denied === undefined)
  if (denied !== undefined) return <Unknown reason={denied} />
  if (error) return <Unknown reason="The audit rows could not be read" />
  if (!history) return <Skeleton className="h-3 w-32" />
  const birth = history.events.find((event) => event.kind === 'created')
  if (!birth) return <Unknown reason="No audit row that was read tells of its making" />
  return (
    <span>
      <Moment at={birth.at}>
        {' by '}
        <Actor id={birth.actor} />
      </Moment>
    </span>
  )
}

/** What was done with a token: from the audit rows of its owner and of the person who looks. */
export function TokenHistory({ tokenId, ownerId }: { tokenId: TokenId; ownerId: UserId }) {
  const { isOwn, error, history } = useHistory(tokenId, ownerId, true)
  if (error) return <ErrorBanner error={error} />
  if (!history) return <SkeletonText lines={5} />
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
      <Time at={event.at} look="exact" className="shrink-0 text-ink-2" />
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
