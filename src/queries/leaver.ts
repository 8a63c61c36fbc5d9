import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'
import { setActive, setRoles } from '@/api/accounts.ts'
import { assignBot, disableBot } from '@/api/bot-writes.ts'
import { ApiError } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { revokeAllSessions } from '@/api/session-writes.ts'
import { removeTeamMember } from '@/api/team-lists.ts'
import { readRights, type LeaverViewer, type Part } from '@/domain/leaver-found.ts'
import type { LeaverAct } from '@/domain/leaver-step.ts'
import type { LeaverNow } from '@/domain/leaver-verdict.ts'
import type { Verdict } from '@/domain/token-rights.ts'
import { keys } from './keys.ts'
import { refuseLastAdmin } from './last-admin.ts'
import {
  botsOwnedByQuery,
  commandsMadeByQuery,
  leaverTeamsQuery,
  tokensOfBotsQuery,
  wholeTokens,
} from './leaver-reads.ts'
import { userQuery } from './people.ts'
import { sessionsOfUserQuery } from './sessions.ts'
import { settlePerson } from './person-writes.ts'
import { settleBulk, writeToken } from './token-writes.ts'
import { tokensOfUserQuery } from './tokens.ts'

async function leaveTeam(
  person: User,
  teamId: Extract<LeaverAct, { verb: 'leave-team' }>['teamId'],
  stop: AbortSignal,
) {
  try {
    await removeTeamMember(teamId, person.id, stop)
  } catch (error) {
    // Nothing is left of the membership: it is what was wanted. One that has ended already ends again without a word.
    if (!(error instanceof ApiError) || error.id !== 'api.team.remove_user_from_team.missing.app_error') throw error
  }
}

/**
 * Makes one call of a leaver run. Rejects with `ApiError`, or `RefusedHere` for the last administrator. What is gone already, or has ended already, counts as done. The
 * signal ends a wait for the rate limit; what has been sent is let finish.
 */
export function actOnLeaver(client: QueryClient, person: User, act: LeaverAct, signal: AbortSignal): Promise<void> {
  switch (act.verb) {
    case 'end-sessions':
      return revokeAllSessions(person.id, signal)
    case 'disable-token':
      return writeToken(client, 'disable', act.tokenId, signal)
    case 'revoke-token':
      return writeToken(client, 'revoke', act.tokenId, signal)
    case 'disable-bot':
      return disableBot(act.botId, signal)
    case 'assign-bot':
      return assignBot(act.botId, act.to, signal)
    case 'leave-team':
      return leaveTeam(person, act.teamId, signal)
    // Asked again right before what it guards: another administrator may have gone since the plan.
    case 'set-roles':
      return refuseLastAdmin(client, person).then(() => setRoles(person.id, act.roles, signal))
    case 'deactivate':
      return refuseLastAdmin(client, person).then(() => setActive(person.id, false, signal))
  }
}

interface ReadAgain {
  person: User
  viewer: LeaverViewer
  /** Bots the person owned when the run began: given away, they are no longer on any list of theirs. */
  botIds: readonly UserId[]
  onProgress: (done: number, total: number) => void
}

/** Reads everything again from the server once the run is over, past every cache. Never rejects: what failed says so. */
export async function readLeaverAgain(client: QueryClient, o: ReadAgain): Promise<LeaverNow> {
  const { id } = o.person
  const rights = readRights(o.viewer, o.person)
  // An answer to a read that began before the run had ended would prove nothing.
  const asked = [
    keys.user(id),
    keys.tokensOfUser(id),
    ...o.botIds.map(keys.tokensOfUser),
    keys.tokensOfAnyBots(),
    keys.sessionsOfUser(id),
    keys.botsOwnedBy(id),
    keys.commandsMadeBy(id),
    keys.teamListOfUser(id),
  ]
  await Promise.all(asked.map((queryKey) => client.cancelQueries({ queryKey })))
  const total = 7
  let done = 0
  const part = async <T>(right: Verdict, read: () => Promise<T>): Promise<Part<T>> => {
    const outcome = await partOf(right, read)
    done += 1
    o.onProgress(done, total)
    return outcome
  }
  const anew = <T, K extends QueryKey>(query: FetchQueryOptions<T, Error, T, K>) =>
    client.fetchQuery({ ...query, staleTime: 0 })
  const reading = part(rights.bots, () => anew(botsOwnedByQuery(id)))
  const readingTokens = reading.then((found) => {
    const now = found.state === 'read' ? found.value.rows.map((bot) => bot.user_id) : []
    const ids = [...new Set([...o.botIds, ...now])]
    return part(rights.botTokens, () => anew(tokensOfBotsQuery(ids)))
  })
  const [person, tokens, sessions, bots, botTokens, commands, teams] = await Promise.all([
    part<User>({ allowed: true }, () => anew(userQuery(id))),
    part(rights.tokens, async () => wholeTokens(await anew(tokensOfUserQuery(id)))),
    part(rights.sessions, () => anew(sessionsOfUserQuery(id))),
    reading,
    readingTokens,
    part(rights.commands, () => anew(commandsMadeByQuery(id, o.viewer))),
    part(rights.teams, () => anew(leaverTeamsQuery(id))),
  ])
  return { person, found: { tokens, sessions, bots, botTokens, commands, teams } }
}

async function partOf<T>(right: Verdict, read: () => Promise<T>): Promise<Part<T>> {
  if (!right.allowed) return { state: 'refused', missing: right.missing }
  try {
    return { state: 'read', value: await read() }
  } catch (error) {
    return { state: 'failed', error }
  }
}

/** After a run: whatever shows this person or their bots is read again. */
export async function settleLeaver(client: QueryClient, userId: UserId): Promise<void> {
  await Promise.all([
    settlePerson(client, userId),
    settleBulk(client, [userId]),
    client.invalidateQueries({ queryKey: keys.teamsOfUser(userId) }),
  ])
}
