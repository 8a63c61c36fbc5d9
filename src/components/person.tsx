import { clsx } from 'clsx'
import type { User } from '@/api/objects/user.ts'
import { pictureUrl } from '@/api/users.ts'
import { personName } from '@/domain/person-name.ts'
import { Avatar } from '@/ui/avatar.tsx'

interface PersonProps {
  user: User
  /** 24 px in rows, 32 where name and handle stand in two lines. */
  size?: 24 | 32
  /** What stands around it says whether the account is active. */
  hasState?: boolean
  className?: string
}

/**
 * A person or a bot: picture, name, @handle. Names come in any script and direction; a deactivated account is drawn
 * muted and says so.
 */
export function Person({ user, size = 24, hasState, className }: PersonProps) {
  const name = personName(user)
  const isOff = user.delete_at > 0
  return (
    <span className={clsx('inline-flex max-w-full min-w-0 items-center gap-2', className)}>
      <Avatar
        name={name}
        src={pictureUrl(user.id, user.last_picture_update)}
        size={size}
        isBot={user.is_bot}
        isMuted={isOff}
      />
      <span className={clsx('flex min-w-0', size === 32 ? 'flex-col items-start' : 'items-baseline gap-1.5')}>
        <bdi className={clsx('max-w-full truncate font-medium', isOff ? 'text-ink-2' : 'text-ink')}>{name}</bdi>
        <span className="max-w-full truncate text-xs text-ink-3" title={`@${user.username}`}>
          @{user.username}
          {isOff && !hasState && ' · deactivated'}
        </span>
      </span>
    </span>
  )
}
