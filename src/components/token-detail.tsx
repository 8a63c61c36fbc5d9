import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import type { User } from '@/api/objects/user.ts'
import { isAllRead } from '@/api/sweep.ts'
import { formatDateTime } from '@/lib/format.ts'
import { expiryState, statusMeaning, tokenStatus } from '@/domain/token-status.ts'
import { isBotKind, TOKEN_KIND_WORDS, tokenKind } from '@/domain/token-kind.ts'
import { userQuery } from '@/queries/people.ts'
import { putOwnersTokensIntoInventory } from '@/queries/inventory-writes.ts'
import { tokensOfUserQuery } from '@/queries/tokens.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { DefinitionList, Fact } from '@/ui/definition-list.tsx'
import { Section } from '@/ui/drawer.tsx'
import { OriginMark } from '@/ui/origin-mark.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { ErrorPanel } from './error-panel.tsx'
import { ExpiryBadge, StatusBadge } from './token-badges.tsx'
import { TokenCreated, TokenHistory } from './token-history.tsx'
import { TokenLastUse } from './token-last-use.tsx'
import { TokenOwnerRights } from './token-owner-rights.tsx'
import { tokenName, type TokenSubject } from './token-subject.ts'
import { Person } from './person.tsx'
import { useNow } from './use-now.ts'
import { useServer } from './viewer-context.tsx'

interface TokenDetailProps {
  subject: TokenSubject
  /** The address of another token of the same owner. */
  tokenTo: (tokenId: string) => string
  /** May the signed-in person read the owner's sessions and audits? Undefined: yes; else why not. */
  ownerDenied?: string | undefined
  /** The same of the owner's other tokens, for which a bot's owner needs less. */
  othersDenied?: string | undefined
}

/** Everything that can be known of one token, each fact with where it comes from. */
export function TokenDetail({ subject, tokenTo, ownerDenied, othersDenied }: TokenDetailProps) {
  const { features } = useServer()
  const { token, owner, bot } = subject
  const now = useNow()
  const isBot = isBotKind(tokenKind(owner, bot))
  const status = tokenStatus(token, owner, now, features, isBot)
  // Whoever shows the token asks for its owner.
  const asked = useQuery({ ...userQuery(token.user_id), enabled: false })
  const error = owner === undefined ? asked.error : null
  return (
    <>
      <Section title="Facts">
        <DefinitionList>
          <Fact term="Status" origin={<StatusOrigin />}>
            <StatusBadge status={status} isBot={isBot} />
            <span className="mt-0.5 block text-xs text-ink-3">{statusMeaning(status, features, isBot)}</span>
          </Fact>
          {features.tokenExpiry && (
            <Fact term="Expires" unknownReason="The server did not tell">
              {token.expires_at === undefined ? null : (
                <>
                  <ExpiryBadge expiresAt={token.expires_at} state={expiryState(token, now)} />
                  {token.expires_at > 0 && (
                    <span className="block text-xs text-ink-3">{formatDateTime(token.expires_at)}</span>
                  )}
                </>
              )}
            </Fact>
          )}
          <Fact
            term="Last recorded use"
            origin={
              <OriginMark origin="session" about="Last recorded use">
                Using a token makes a session. Mattermost notes activity only on some calls and at most every 5 minutes,
                so the real last use may be later. Without a session no use was seen since the session was last cleared,
                which is not the same as never.
              </OriginMark>
            }
          >
            <TokenLastUse tokenId={token.id} ownerId={token.user_id} denied={ownerDenied} />
          </Fact>
          <OwnerFact owner={owner} isFailed={error !== null} />
          <Fact term="Kind">{TOKEN_KIND_WORDS[tokenKind(owner, bot)]}</Fact>
          <Fact term="Token id" isMono action={<CopyButton size="sm" value={token.id} label="Copy id" />}>
            {token.id}
          </Fact>
          <Fact
            term="Created"
            origin={
              <OriginMark origin="audit" about="Created">
                Mattermost keeps no date with a token. Whoever made it left an audit row that names it; where that row
                is too old, or somebody else’s, the date is unknown.
              </OriginMark>
            }
          >
            <TokenCreated tokenId={token.id} ownerId={token.user_id} denied={ownerDenied} />
          </Fact>
        </DefinitionList>
      </Section>
      <Section title="Rights of the owner">
        {error ? (
          <ErrorPanel error={error} onRetry={() => void asked.refetch()} isRetrying={asked.isFetching} />
        ) : (
          <TokenOwnerRights owner={owner} />
        )}
      </Section>
      <Section title="Other tokens of the owner">
        {othersDenied ? <Denied reason={othersDenied} /> : <OtherTokens subject={subject} tokenTo={tokenTo} />}
      </Section>
      <Section title="History">
        {ownerDenied ? <Denied reason={ownerDenied} /> : <TokenHistory tokenId={token.id} ownerId={token.user_id} />}
      </Section>
    </>
  )
}

function OwnerFact({ owner, isFailed }: { owner: User | null | undefined; isFailed: boolean }) {
  const reason =
    owner === null ? 'The account no longer exists' : isFailed ? 'The owner could not be read' : 'Not read yet'
  return (
    <Fact term="Owner" unknownReason={reason}>
      {owner && (
        <Link
          to={`/users/${owner.id}/summary`}
          className="inline-flex max-w-full min-w-0 rounded-small hover:underline"
        >
          <Person user={owner} />
        </Link>
      )}
    </Fact>
  )
}

function Denied({ reason }: { reason: string }) {
  return <p className="text-sm text-ink-2">{reason}</p>
}

function StatusOrigin() {
  return (
    <OriginMark origin="computed" about="Status">
      Worked out from three records: whether the token is disabled, when it ends, and whether its owner is active. The
      server keeps no status of its own.
    </OriginMark>
  )
}

function OtherTokens({ subject, tokenTo }: { subject: TokenSubject; tokenTo: (tokenId: string) => string }) {
  const { features } = useServer()
  const now = useNow()
  const client = useQueryClient()
  const ownerId = subject.token.user_id
  const found = useQuery(tokensOfUserQuery(ownerId))
  // What the list beside the drawer holds may be older than what has just been read of this owner.
  const fresh = found.isFetchedAfterMount && !found.isFetching ? found.data : undefined
  useEffect(() => {
    if (fresh) putOwnersTokensIntoInventory(client, ownerId, fresh)
  }, [client, fresh, ownerId])
  if (found.isPending) return <SkeletonText lines={2} />
  if (found.error) return <ErrorBanner error={found.error} />
  const others = found.data.tokens.filter((token) => token.id !== subject.token.id)
  const gap = !isAllRead(found.data.verdict) && <p className="text-xs text-warn-ink">Not all of them could be read.</p>
  if (others.length === 0) return gap || <p className="text-sm text-ink-2">None.</p>
  const isBot = subject.owner?.is_bot ?? false
  return (
    <>
      <ul aria-label="Other tokens" className="text-sm">
        {others.slice(0, 50).map((token) => (
          <li
            key={token.id}
            className="flex items-center justify-between gap-3 border-b border-line py-1.5 last:border-0"
          >
            <Link to={tokenTo(token.id)} replace className="min-w-0 truncate font-medium hover:underline" dir="auto">
              {tokenName(token)}
            </Link>
            <StatusBadge status={tokenStatus(token, subject.owner, now, features, isBot)} isBot={isBot} />
          </li>
        ))}
      </ul>
      {others.length > 50 && <p className="text-xs text-ink-3">{`and ${others.length - 50} more`}</p>}
      {gap}
    </>
  )
}
