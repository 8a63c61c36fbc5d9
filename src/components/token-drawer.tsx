import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { ApiError } from '@/api/errors.ts'
import type { TokenId, UserId } from '@/api/ids.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { viewerFacts } from '@/access/viewer.ts'
import { personRight } from '@/domain/person-rights.ts'
import { isTokenGone } from '@/queries/token-writes.ts'
import { tokenQuery } from '@/queries/tokens.ts'
import { userQuery } from '@/queries/people.ts'
import { Button } from '@/ui/button.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { DangerZone, Drawer } from '@/ui/drawer.tsx'
import { TokenIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { StatePanel } from '@/ui/state-panel.tsx'
import { missingWords } from './action-button.tsx'
import { ErrorPanel } from './error-panel.tsx'
import { PageTitle } from './page.tsx'
import { TokenDetail } from './token-detail.tsx'
import { ownerHandle, tokenName, type TokenSubject } from './token-subject.ts'
import { useTokenActs, type TokenActs } from './use-token-acts.tsx'
import { useBot } from './use-bot.ts'
import { useServer, useViewer } from './viewer-context.tsx'

interface TokenDrawerProps {
  /** Null: the address holds no id at all. */
  tokenId: TokenId | null
  /** What the list beside it knows already. */
  known: TokenSubject | null
  /** Whose tokens the list beside it has; left out where it has everybody's. */
  ownerId?: UserId
  /** The address of the list beside it, without its query: closing leads there, and a token's own address is below it. */
  listPath: string
}

/** One token in a drawer with an address of its own: found in the list beside it, else asked of the server. */
export function TokenDrawer({ tokenId, known, ownerId, listPath }: TokenDrawerProps) {
  const { search } = useLocation()
  const navigate = useNavigate()
  // The query as it is when the drawer closes, not when it was drawn: what is typed in the list's search box may have
  // reached the address in between, and an older query would take it back.
  const onClose = useCallback(
    () => void navigate(`${listPath}${window.location.search}`, { preventScrollReset: true }),
    [navigate, listPath],
  )
  const acts = useTokenActs((subject) => {
    // The answer may come when one is elsewhere by now.
    if (window.location.pathname.endsWith(`${listPath}/${subject.token.id}`)) onClose()
  })
  const props = { acts, onClose, tokenTo: (id: string) => `${listPath}/${id}${search}` }
  if (!tokenId) {
    return (
      <Drawer title="No such token" onClose={props.onClose}>
        <StatePanel kind="no-match" title="This is not the id of a token">
          A token id has 26 letters and digits. Look at the address again, or search the list.
        </StatePanel>
      </Drawer>
    )
  }
  return (
    <>
      <Asked {...props} tokenId={tokenId} known={known} ownerId={ownerId} />
      {/* Here, and not in what is drawn of the token: a secret on show must outlive the list's coming to know it. */}
      {acts.dialogs}
    </>
  )
}

interface PartProps {
  acts: TokenActs
  /** Drawn in one place, whether the list knows the token at once or only later: what was asked for it stays asked. */
  known: TokenSubject | null
  tokenTo: (tokenId: string) => string
  onClose: () => void
}

function Asked(props: PartProps & { tokenId: TokenId; ownerId: UserId | undefined }) {
  const { known, ownerId } = props
  const token = useQuery({ ...tokenQuery(props.tokenId), enabled: known === null })
  const found = known?.token ?? token.data
  if (found && ownerId !== undefined && found.user_id !== ownerId) {
    return (
      <Drawer title="Token of another account" onClose={props.onClose}>
        <StatePanel
          kind="no-match"
          title="This token belongs to another account"
          detail={found.id}
          actions={
            <Link to={`/users/${found.user_id}/tokens/${found.id}`} className={buttonClass()}>
              Open it there
            </Link>
          }
        >
          The address names one account, and the token another.
        </StatePanel>
      </Drawer>
    )
  }
  if (found) return <WithOwner {...props} token={found} />
  if (token.error && isTokenGone(token.error)) {
    return (
      <Drawer title="Token is gone" onClose={props.onClose}>
        <StatePanel kind="no-match" title="The server has no such token" detail={props.tokenId}>
          It was revoked, or it expired and was cleaned up, or there never was one with this id.
        </StatePanel>
      </Drawer>
    )
  }
  const isRefused = token.error instanceof ApiError && token.error.kind === 'forbidden'
  return (
    <Drawer title={token.error ? 'Token' : 'Reading the token…'} onClose={props.onClose}>
      {isRefused ? (
        <OutOfReach />
      ) : token.error ? (
        <ErrorPanel error={token.error} onRetry={() => void token.refetch()} />
      ) : (
        <SkeletonText lines={6} />
      )}
    </Drawer>
  )
}

/** What seeing a token may take. Whose this one is the server does not tell to whom it refuses. */
const TAKEN_TO_SEE = [
  { permission: 'read_user_access_token', whose: 'for any' },
  { permission: 'edit_other_users', whose: 'for other people’s' },
  { permission: 'manage_system', whose: 'for administrators’' },
  { permission: 'manage_others_bots', whose: 'for those of bots' },
] as const

function OutOfReach() {
  const { system } = useViewer()
  const missing = TAKEN_TO_SEE.filter(({ permission }) => !system.has(permission))
  return (
    <StatePanel kind="refused" title="This token is out of your reach">
      {missing.length === 0
        ? 'The server refuses to show it.'
        : `Whether you may see a token depends on whose it is. You lack ${missing.map(({ permission, whose }) => `${permission} (${whose})`).join(', ')}.`}
    </StatePanel>
  )
}

function WithOwner(props: PartProps & { token: UserAccessToken }) {
  const { known } = props
  const owner = useQuery({ ...userQuery(props.token.user_id), enabled: !known || known.owner === undefined })
  const isGone = owner.error instanceof ApiError && owner.error.kind === 'not-found'
  const user = isGone ? null : owner.data
  const { bot } = useBot(props.token.user_id, user?.is_bot ?? false)
  const asked = { token: props.token, owner: user, bot }
  // The list may know the token before its owner, or without.
  const isListAhead = known !== null && (known.owner !== undefined || user === undefined)
  return <Found {...props} subject={isListAhead ? known : asked} />
}

function Found({ subject, tokenTo, onClose, acts }: Omit<PartProps, 'known'> & { subject: TokenSubject }) {
  return (
    <Drawer
      title={<bdi>{tokenName(subject.token)}</bdi>}
      subtitle={ownerHandle(subject)}
      media={<Glyph icon={TokenIcon} className="mt-1" />}
      onClose={onClose}
    >
      <PageTitle>{tokenName(subject.token)}</PageTitle>
      <TokenDetail
        subject={subject}
        tokenTo={tokenTo}
        ownerDenied={useOwnerDenied(subject, 'sessions')}
        othersDenied={useOwnerDenied(subject, 'tokens')}
      />
      <Verbs subject={subject} acts={acts} />
    </Drawer>
  )
}

/** Why the owner's sessions (and audits), or other tokens, cannot be read; undefined when they can. */
function useOwnerDenied(subject: TokenSubject, what: 'sessions' | 'tokens'): string | undefined {
  const viewer = useViewer()
  if (viewer.user.id === subject.token.user_id) return undefined
  const right = personRight(what, viewerFacts(viewer), subject.owner ?? undefined, subject.bot)
  return right.allowed ? undefined : `You may not read what this person has. ${missingWords([right.missing])}`
}

function Verbs({ subject, acts }: { subject: TokenSubject; acts: TokenActs }) {
  const { features } = useServer()
  return (
    <DangerZone title="Change this token">
      <div className="flex flex-wrap gap-2">
        {acts.verbs(subject).map(({ id, label, icon, tone, disabledReason, onSelect }) => (
          <Button
            key={id ?? label}
            icon={icon}
            variant={tone && 'danger-outline'}
            isBusy={id !== undefined && acts.isBusy(subject)}
            disabledReason={disabledReason}
            onClick={onSelect}
          >
            {label}
          </Button>
        ))}
      </div>
      <p className="text-xs text-ink-3">
        Disabling stops it and keeps it; it can be enabled again. Revoking deletes it for good.
        {!features.tokenRotate && ' This server cannot rotate tokens (since 11.10).'}
      </p>
    </DangerZone>
  )
}
