import type { PermissionId } from '@/domain/permissions.ts'
import { useQuery } from '@tanstack/react-query'
import { parseUserId } from '@/api/ids.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { Role } from '@/api/objects/role.ts'
import type { Session } from '@/api/objects/session.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { splitRoles } from '@/domain/roles.ts'
import { allBotsQuery } from '@/queries/all-bots.ts'
import { userQuery } from '@/queries/people.ts'
import { rolesByNamesQuery } from '@/queries/roles.ts'
import { sessionsOfUserQuery } from '@/queries/sessions.ts'
import { isPersonGone } from '@/queries/people.ts'
import { tokensOfUserQuery } from '@/queries/tokens.ts'
import { openReading, usePerson, type Reread } from './person-context.ts'
import { usePersonReport, type PersonReport } from '@/components/use-person-report.ts'

/** Something read of a person, or why it is not there. */
export type Reading<T> =
  | { state: 'read'; data: T; isPartial: boolean }
  | { state: 'reading' }
  | { state: 'refused'; missing: PermissionId }
  | { state: 'failed'; error: unknown; isRetrying: boolean; retry: () => void }

/** What was read, null where it was not: for what draws conclusions. */
export function known<T>(reading: Reading<T>): T | null {
  return reading.state === 'read' ? reading.data : null
}

export interface Summary {
  tokens: Reading<UserAccessToken[]>
  sessions: Reading<Session[]>
  /** The bots the person owns; null: a bot owns none. */
  bots: Reading<Bot[]> | null
  roles: Reading<Role[]>
  /** Of a bot: whose it is, null inside when that account is gone. Null of a person, and of a bot of a plugin. */
  owner: Reading<User | null> | null
  /** What the server's report tells of the person, asked for when the rest stands. */
  report: PersonReport
}

interface Found<T> extends Reread {
  data: T | undefined
}

/** The summary tells what is so now: what could not be read again is not told as if it were. */
function readingOf<T>(found: Found<T>, isPartial = false): Reading<T> {
  if (found.error) {
    const retry = () => void found.refetch()
    return { state: 'failed', error: found.error, isRetrying: found.isFetching, retry }
  }
  return found.data === undefined ? { state: 'reading' } : { state: 'read', data: found.data, isPartial }
}

/** What waits for another reading, or for a permission. */
function notRead(waitsFor: Reread | null, missing: PermissionId): Reading<never> {
  return waitsFor ? readingOf<never>({ ...waitsFor, data: undefined }) : { state: 'refused', missing }
}

/**
 * All the summary needs beyond the account itself: tokens, sessions, roles that are not the viewer's own; when these stand,
 * the report for the last sign-in, and the list of bots, which is the server's whole. Each only if one may.
 */
export function useSummary(): Summary {
  const person = usePerson()
  const { user, rightTo } = person
  const tokenRight = rightTo('tokens')
  const sessionRight = rightTo('sessions')
  const tokenList = useQuery({ ...tokensOfUserQuery(user.id), enabled: tokenRight.allowed })
  const sessionList = useQuery({ ...sessionsOfUserQuery(user.id), enabled: sessionRight.allowed })
  const tokens: Reading<UserAccessToken[]> = tokenRight.allowed
    ? readingOf(
        { ...tokenList, data: tokenList.data?.tokens },
        tokenList.data?.verdict.complete === false || (tokenList.data?.verdict.unreadable ?? 0) > 0,
      )
    : notRead(openReading(person, tokenRight), tokenRight.missing)
  const sessions: Reading<Session[]> = sessionRight.allowed
    ? readingOf({ ...sessionList, data: sessionList.data?.rows }, (sessionList.data?.unreadable ?? 0) > 0)
    : { state: 'refused', missing: sessionRight.missing }
  const roles = useRoles(user)
  const isFirstDone = [tokens, sessions, roles].every(({ state }) => state !== 'reading')
  return {
    tokens,
    sessions,
    roles,
    bots: useOwnedBots(isFirstDone),
    owner: useOwner(),
    report: usePersonReport(user, isFirstDone),
  }
}

/** The permissions behind the person's roles. The viewer's own roles are known already, and most people share them. */
function useRoles(user: User): Reading<Role[]> {
  const viewer = useViewer()
  const names = splitRoles(user.roles)
  const shared = viewer.roles.filter((role) => names.includes(role.name))
  const others = names.filter((name) => !shared.some((role) => role.name === name))
  const found = useQuery({ ...rolesByNamesQuery(others), enabled: others.length > 0 })
  if (others.length === 0) return { state: 'read', data: shared, isPartial: false }
  return readingOf({ ...found, data: found.data && [...shared, ...found.data.rows] }, (found.data?.unreadable ?? 0) > 0)
}

function useOwnedBots(isDue: boolean): Reading<Bot[]> | null {
  const { user, isOneself } = usePerson()
  const { system } = useViewer()
  const mayRead = system.has('read_others_bots') || (isOneself && system.has('read_bots'))
  const found = useQuery({ ...allBotsQuery(), enabled: mayRead && isDue && !user.is_bot })
  if (user.is_bot) return null
  if (!mayRead) return { state: 'refused', missing: isOneself ? 'read_bots' : 'read_others_bots' }
  const own = found.data?.rows.filter((bot) => bot.owner_id === user.id)
  return readingOf({ ...found, data: own }, (found.data?.unreadable ?? 0) > 0)
}

function useOwner(): Reading<User | null> | null {
  const { user, bot, whose } = usePerson()
  const ownerId = bot ? parseUserId(bot.owner_id) : null
  const found = useQuery({ ...userQuery(ownerId ?? user.id), enabled: ownerId !== null })
  if (bot === undefined) return notRead(whose, 'read_others_bots')
  if (ownerId === null) return null
  return isPersonGone(found.error) ? { state: 'read', data: null, isPartial: false } : readingOf(found)
}
