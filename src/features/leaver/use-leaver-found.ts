import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { User } from '@/api/objects/user.ts'
import { readRights, type LeaverFound, type LeaverViewer, type Part } from '@/domain/leaver-found.ts'
import type { Verdict } from '@/domain/token-rights.ts'
import { tokensPart } from '@/queries/leaver.ts'
import {
  adminsBesideQuery,
  botsOwnedByQuery,
  commandsMadeByQuery,
  leaverTeamsQuery,
  tokensOfBotsQuery,
} from '@/queries/leaver-reads.ts'
import { serverQuery } from '@/queries/server.ts'
import { sessionsOfUserQuery } from '@/queries/sessions.ts'
import { tokensOfUserQuery } from '@/queries/tokens.ts'

/** A part of what was found, and how to read it again; null where there is nothing to ask for. */
export interface PartReader {
  isReading: boolean
  readAgain: () => void
}

export interface LeaverReading {
  found: LeaverFound
  readers: Record<keyof LeaverFound, PartReader | null>
}

const ALLOWED: Verdict = { allowed: true }

/** What was in the cache before this page was opened counts for nothing: it is read anew first. */
function partOf<T>(query: UseQueryResult<T>, right: Verdict): Part<T> {
  if (!right.allowed) return { state: 'refused', missing: right.missing }
  if (!query.isFetchedAfterMount) return { state: 'reading' }
  if (query.isError) return { state: 'failed', error: query.error }
  return query.data === undefined ? { state: 'reading' } : { state: 'read', value: query.data }
}

function readerOf(query: UseQueryResult, right: Verdict): PartReader | null {
  if (!right.allowed) return null
  return { isReading: query.isFetching, readAgain: () => void query.refetch() }
}

/** Reads everything that lets the person in or that they own, each part by itself and only where there is the right to. */
export function useLeaverFound(person: User, viewer: LeaverViewer): LeaverReading {
  const rights = readRights(viewer, person)
  const anew = (right: Verdict) => ({ enabled: right.allowed, refetchOnMount: 'always' }) as const
  // Whether the tokens work at all is one of the settings.
  useQuery({ ...serverQuery(), refetchOnMount: 'always' })
  const tokens = useQuery({ ...tokensOfUserQuery(person.id), ...anew(rights.tokens) })
  const sessions = useQuery({ ...sessionsOfUserQuery(person.id), ...anew(rights.sessions) })
  const bots = useQuery({ ...botsOwnedByQuery(person.id), ...anew(rights.bots) })
  const botIds = bots.data?.rows.map((bot) => bot.user_id) ?? []
  const hasBots = bots.isFetchedAfterMount && botIds.length > 0
  const botTokens = useQuery({
    ...tokensOfBotsQuery(botIds),
    enabled: rights.botTokens.allowed && hasBots,
    // Switched on later than it is mounted: what the cache holds must not keep it from being read anew.
    staleTime: 0,
  })
  const commands = useQuery({ ...commandsMadeByQuery(person.id, viewer), ...anew(rights.commands) })
  const teams = useQuery({ ...leaverTeamsQuery(person.id), ...anew(rights.teams) })
  const admins = useQuery(adminsBesideQuery(person))
  const isAdmin = admins.isEnabled

  const tokenList = partOf(tokens, rights.tokens)
  const botList = partOf(bots, rights.bots)
  const noBotTokens: LeaverFound['botTokens'] =
    botList.state === 'read' ? { state: 'read', value: { rows: [], unreadable: 0 } } : botList
  return {
    found: {
      tokens: tokenList.state === 'read' ? tokensPart(tokenList.value) : tokenList,
      sessions: partOf(sessions, rights.sessions),
      bots: botList,
      botTokens: rights.botTokens.allowed && !hasBots ? noBotTokens : partOf(botTokens, rights.botTokens),
      commands: partOf(commands, rights.commands),
      teams: partOf(teams, rights.teams),
      admins: isAdmin ? partOf(admins, ALLOWED) : { state: 'read', value: [] },
    },
    readers: {
      tokens: readerOf(tokens, rights.tokens),
      sessions: readerOf(sessions, rights.sessions),
      bots: readerOf(bots, rights.bots),
      botTokens: hasBots ? readerOf(botTokens, rights.botTokens) : null,
      commands: readerOf(commands, rights.commands),
      teams: readerOf(teams, rights.teams),
      admins: isAdmin ? readerOf(admins, ALLOWED) : null,
    },
  }
}
