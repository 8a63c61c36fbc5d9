import { countOf } from '@/lib/format.ts'
import type { PermissionId, PermissionSet } from './permissions.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { Command } from '@/api/objects/command.ts'
import { tokenOfSession, type Session } from '@/api/objects/session.ts'
import type { Team } from '@/api/objects/team.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import { personRight } from './person-rights.ts'
import type { ServerFeatures } from './server-features.ts'
import { ALLOWED, need, type Verdict, type ViewerFacts } from './token-rights.ts'

/** One thing that was to be read. What is not read is not known: never an empty list. */
export type Part<T> =
  | { state: 'reading' }
  /** A right is missing; the server was not asked. */
  | { state: 'refused'; missing: PermissionId }
  | { state: 'failed'; error: unknown }
  | { state: 'read'; value: T }

/** Rows of a list, and how many more of them could not be read. */
export interface Found<T> {
  rows: readonly T[]
  unreadable: number
}

/** The slash commands of a person, team by team. */
export interface FoundCommands {
  rows: readonly Command[]
  unreadable: number
  /** Teams to be read, and how many of them are through. */
  teams: number
  done: number
  /** Slash commands are switched off on the server: nobody's work. */
  isOff: boolean
  /** The kind of teams that the server does not list to the viewer, in words; null when all are listed. */
  unlisted: string | null
  /** Teams whose commands one may not see, and the right that is missing. */
  refused: readonly { team: Team; missing: PermissionId }[]
  failed: readonly { team: Team; error: unknown }[]
}

/** A token of a bot the person owns: they may know its secret. */
export interface BotToken {
  bot: Bot
  token: UserAccessToken
}

/** Everything that lets somebody in or that they own, as far as it could be read. */
export interface LeaverFound {
  tokens: Part<Found<UserAccessToken>>
  sessions: Part<Found<Session>>
  bots: Part<Found<Bot>>
  botTokens: Part<Found<BotToken>>
  commands: Part<FoundCommands>
  teams: Part<Found<Team>>
  /** The active administrators, where the person is one of them; an empty list for anybody else. */
  admins: Part<readonly User[]>
}

/** The rights of whoever does the run: system-wide, and in single teams, by team id. */
export interface LeaverViewer extends ViewerFacts {
  /** The right to slash commands, as this server's version calls it. */
  commandPermission: ServerFeatures['commandPermission']
  teams: ReadonlyMap<string, PermissionSet>
}

/** Whether the viewer has the permission in this team, from the team or from the whole server. */
export function teamRight(viewer: LeaverViewer, teamId: string, permission: PermissionId): Verdict {
  return viewer.teams.get(teamId)?.has(permission) === true ? ALLOWED : need(viewer, permission)
}

/** What is missing to see the slash commands of other people in a team; the server asks for all three. */
export function commandsRight(viewer: LeaverViewer, teamId: string): Verdict {
  for (const permission of ['view_team', viewer.commandPermission, 'manage_others_slash_commands'] as const) {
    const right = teamRight(viewer, teamId, permission)
    if (!right.allowed) return right
  }
  return ALLOWED
}

/** What the list of teams leaves out: the server lists each kind by its own right. Null for nothing. */
export function unlistedTeams({ permissions }: LeaverViewer): string | null {
  const kind = (['public', 'private'] as const).find((one) => !permissions.has(`list_${one}_teams`))
  return kind === undefined ? null : `${kind} teams not listed (needs list_${kind}_teams)`
}

/** What may be missing from the commands, in words; "" when these are all. */
export function commandGaps({ refused, failed, unlisted, unreadable }: FoundCommands): string {
  const unseen = refused.length + failed.length
  return [
    unseen > 0 && `${countOf(unseen, 'team')} not looked at`,
    unlisted,
    unreadable > 0 && 'some could not be read',
  ]
    .filter(Boolean)
    .join(', ')
}

/** Which parts of what somebody has the viewer may read. */
export function readRights(viewer: LeaverViewer, person: User): Record<Exclude<keyof LeaverFound, 'admins'>, Verdict> {
  const has = (permission: PermissionId) => need(viewer, permission)
  const bots = has('read_others_bots')
  const readTokens = has('read_user_access_token')
  return {
    tokens: personRight('tokens', viewer, person),
    sessions: personRight('sessions', viewer, person),
    bots,
    botTokens: [bots, readTokens, has('manage_others_bots')].find((right) => !right.allowed) ?? ALLOWED,
    commands: viewer.permissions.has('list_public_teams') ? ALLOWED : has('list_private_teams'),
    teams: personRight('teams', viewer, person),
  }
}

export type SessionKind = 'browser' | 'mobile' | 'token' | 'application'

/** What made a session: a sign-in in a browser or desktop app, a phone, a token, another application (OAuth). */
export function sessionKind(session: Session): SessionKind {
  if (tokenOfSession(session) !== null || session.props['type'] === 'UserAccessToken') return 'token'
  if (session.is_oauth) return 'application'
  return session.device_id !== '' || session.props['isMobile'] === 'true' ? 'mobile' : 'browser'
}

/** True while something that may be read has not been read to its end, well or badly. */
export function isReading(found: LeaverFound): boolean {
  const { commands } = found
  if (commands.state === 'read' && commands.value.done < commands.value.teams) return true
  return Object.values(found).some((part: Part<unknown>) => part.state === 'reading')
}

/** Why a part is not known, in words; null when it is known. */
export function unknownReason(part: Part<unknown>): string | null {
  if (part.state === 'read') return null
  if (part.state === 'refused') return `Not allowed: needs the permission ${part.missing}`
  return part.state === 'failed' ? 'It could not be read' : 'Not read yet'
}
