import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { pages } from '@/access/pages.ts'
import type { UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { pictureUrl } from '@/api/users.ts'
import { userListAddress } from '@/components/list-memory.ts'
import { Time } from '@/components/time.tsx'
import { useCan, useViewer } from '@/components/viewer-context.tsx'
import { isLocked } from '@/domain/auth-method.ts'
import { personName } from '@/domain/person-name.ts'
import { mainRoleWords } from '@/domain/role-words.ts'
import { splitRoles } from '@/domain/roles.ts'
import { isPluginBot } from '@/domain/token-kind.ts'
import { rereadAllOf } from '@/queries/reread-person.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Badge } from '@/ui/badge.tsx'
import { buttonClass } from '@/ui/button-class.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { ActiveIcon, DeactivateIcon, LeftIcon, RefreshIcon, SecurityIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { usePerson } from './person-context.ts'

/** The way back to the list of people, as it was left; nothing for those who may not see it. */
export function BackToPeople() {
  const viewer = useViewer()
  const { allowed } = useCan(pages.users.need)
  if (!allowed) return null
  return (
    <Link
      to={userListAddress(viewer.user.id)}
      className="hit inline-flex items-center gap-0.5 text-xs font-medium text-ink-2 hover:text-ink hover:underline"
    >
      <Glyph icon={LeftIcon} className="-ms-1 size-3.5 rtl:rotate-180" />
      {pages.users.title}
    </Link>
  )
}

/** The picture beside the name. */
export function PersonPicture() {
  const { user } = usePerson()
  return (
    <Avatar
      name={personName(user)}
      src={pictureUrl(user.id, user.last_picture_update)}
      size={40}
      isBot={user.is_bot}
      isMuted={user.delete_at > 0}
    />
  )
}

/** Whether the account is on: active, switched off, or locked by failed attempts. */
export function AccountState({ user }: { user: User }) {
  return (
    <>
      {user.delete_at > 0 ? (
        <Badge tone="warn" icon={DeactivateIcon}>
          {user.is_bot ? 'Disabled' : 'Deactivated'}
        </Badge>
      ) : (
        <Badge tone="good" icon={ActiveIcon}>
          Active
        </Badge>
      )}
      {isLocked(user) && (
        <Badge tone="danger" icon={SecurityIcon} tooltip={`${user.failed_attempts} failed attempts to sign in`}>
          Locked
        </Badge>
      )}
    </>
  )
}

/** Under the name: state, handle, what they are. `readAt` in ms since epoch. */
export function PersonHeadFacts({ readAt }: { readAt: number }) {
  const { user, bot, isOneself } = usePerson()
  const kind = user.is_bot
    ? bot && isPluginBot(bot)
      ? 'Bot of a plugin'
      : 'Bot'
    : mainRoleWords(splitRoles(user.roles))
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <AccountState user={user} />
      <span className="inline-flex min-w-0 items-center">
        <span className="truncate">@{user.username}</span>
        <CopyButton size="sm" value={user.username} label="Copy user name" className="-my-1" />
      </span>
      <span>
        {[kind, ...(user.remote_id ? ['from a connected server'] : []), ...(isOneself ? ['this is you'] : [])].join(
          ' · ',
        )}
      </span>
      <span className="text-ink-3 max-md:hidden">
        read <Time at={readAt} />
      </span>
    </div>
  )
}

/** Reads all that is on show of the person again; asked for while that is under way, once more when it is done. */
export function useReadAgain(userId: UserId): { isReading: boolean; readAgain: () => void } {
  const client = useQueryClient()
  const [isReading, setIsReading] = useState(false)
  const times = useRef(0)
  const readAgain = async () => {
    // Whoever asks while a reading is under way wants to know of now: what it has read so far may be of before.
    times.current = Math.min(times.current + 1, 2)
    if (times.current > 1) return
    setIsReading(true)
    for (; times.current > 0; times.current -= 1) await rereadAllOf(client, userId)
    setIsReading(false)
  }
  return { isReading, readAgain: () => void readAgain() }
}

/** At the right of the name: read again, and the way to take everything away. */
export function PersonActions({ isReading, readAgain }: ReturnType<typeof useReadAgain>) {
  const { user, isOneself } = usePerson()
  const canLeave = useCan('user.leave').allowed
  return (
    <>
      <IconButton icon={RefreshIcon} label="Read again" hotkey="r" isBusy={isReading} onClick={readAgain} />
      {!user.is_bot && !isOneself && canLeave && (
        <Link to={`/users/${user.id}/leave`} className={buttonClass()}>
          Leaver run…
        </Link>
      )}
    </>
  )
}
