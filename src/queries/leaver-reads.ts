import { queryOptions } from '@tanstack/react-query'
import { getBot } from '@/api/bots.ts'
import { listCommandsOfTeam } from '@/api/commands.ts'
import { ApiError, isAbort } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { Team } from '@/api/objects/team.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { listTeams, listTeamsOfUser } from '@/api/team-lists.ts'
import {
  commandsRight,
  unlistedTeams,
  type BotToken,
  type Found,
  type FoundCommands,
  type LeaverViewer,
} from '@/domain/leaver-found.ts'
import { mapParallel } from '@/lib/parallel.ts'
import { keys } from './keys.ts'
import { readBots } from './read-bots.ts'
import { readWhole } from './read-whole.ts'
import { tokensOfUserQuery, type TokensOfUser } from './tokens.ts'

/** Teams or bots looked at side by side. */
const AT_ONCE = 4

/**
 * The tokens of somebody, who may have more of them where pages are missing.
 * @throws ApiError then: what is not known is not found
 */
export function wholeTokens({ tokens, verdict }: TokensOfUser): Found<UserAccessToken> {
  if (!verdict.complete) throw verdict.error
  return { rows: tokens, unreadable: verdict.unreadable }
}

/** The bots somebody owns, switched-off ones too: all of `GET /bots` (needs `read_others_bots`), which has no such filter. */
export function botsOwnedByQuery(ownerId: UserId) {
  return queryOptions({
    queryKey: keys.botsOwnedBy(ownerId),
    queryFn: async ({ signal }): Promise<Found<Bot>> => {
      const all = await readBots(signal)
      return { ...all, rows: all.rows.filter((bot) => bot.owner_id === ownerId) }
    },
    staleTime: 30_000,
  })
}

/**
 * The tokens of these bots, and the bots as they are now: `GET /bots/{id}` and `GET /users/{id}/tokens` of each (needs
 * `read_user_access_token` and `manage_others_bots`).
 */
export function tokensOfBotsQuery(botIds: readonly UserId[]) {
  const ids = botIds.toSorted()
  return queryOptions({
    queryKey: keys.tokensOfBots(ids),
    queryFn: async ({ client, signal }): Promise<Found<BotToken>> => {
      const each = await mapParallel(ids, AT_ONCE, async (id) => {
        const [bot, list] = await Promise.all([
          getBot(id, signal),
          client.fetchQuery({ ...tokensOfUserQuery(id), staleTime: 0 }),
        ])
        const { rows, unreadable } = wholeTokens(list)
        return { rows: rows.map((token) => ({ bot, token })), unreadable }
      })
      return {
        rows: each.flatMap((one) => one.rows),
        unreadable: each.reduce((sum, one) => sum + one.unreadable, 0),
      }
    },
    staleTime: 30_000,
  })
}

async function readCommandsOfTeam(team: Team, userId: UserId, signal: AbortSignal): Promise<Partial<FoundCommands>> {
  try {
    const { rows, unreadable } = await listCommandsOfTeam(team.id, signal)
    return { rows: rows.filter((command) => command.creator_id === userId && command.delete_at === 0), unreadable }
  } catch (error) {
    if (isAbort(error)) throw error
    if (error instanceof ApiError && error.kind === 'unavailable') return { isOff: true }
    return { failed: [{ team, error }] }
  }
}

/**
 * The slash commands somebody made: `GET /commands` of every team the viewer may list, archived ones too. Teams whose
 * commands they may not see are not asked for and told in `refused`. The query's data grows while it is fetching.
 */
export function commandsMadeByQuery(userId: UserId, viewer: LeaverViewer) {
  const key = keys.commandsMadeBy(userId)
  return queryOptions({
    queryKey: key,
    queryFn: async ({ client, signal }): Promise<FoundCommands> => {
      const teams = await readWhole(listTeams, (team) => team.id, signal)
      const refused = teams.rows.flatMap((team) => {
        const right = commandsRight(viewer, team.id)
        return right.allowed ? [] : [{ team, missing: right.missing }]
      })
      const isRefused = new Set(refused.map(({ team }) => team.id))
      let found: FoundCommands = {
        rows: [],
        unreadable: teams.unreadable,
        teams: teams.rows.length,
        done: refused.length,
        isOff: false,
        unlisted: unlistedTeams(viewer),
        refused,
        failed: [],
      }
      const seen = teams.rows.filter((team) => !isRefused.has(team.id))
      await mapParallel(seen, AT_ONCE, async (team) => {
        const more = await readCommandsOfTeam(team, userId, signal)
        found = {
          ...found,
          rows: [...found.rows, ...(more.rows ?? [])],
          unreadable: found.unreadable + (more.unreadable ?? 0),
          done: found.done + 1,
          isOff: found.isOff || more.isOff === true,
          failed: [...found.failed, ...(more.failed ?? [])],
        }
        if (!signal.aborted) client.setQueryData<FoundCommands>(key, found)
      })
      return found
    },
    staleTime: 30_000,
  })
}

/** The teams somebody is in: `GET /users/{id}/teams`. */
export function leaverTeamsQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.teamListOfUser(userId),
    queryFn: async ({ signal }): Promise<Found<Team>> => listTeamsOfUser(userId, signal),
    staleTime: 30_000,
  })
}
