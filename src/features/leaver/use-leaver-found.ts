import { useQuery, type QueryKey, type UseQueryOptions } from '@tanstack/react-query'
import type { User } from '@/api/objects/user.ts'
import { readRights, type LeaverFound, type LeaverViewer, type Part } from '@/domain/leaver-found.ts'
import { isSystemAdmin } from '@/domain/roles.ts'
import { ALLOWED, type Verdict } from '@/domain/token-rights.ts'
import { activeAdminsQuery } from '@/queries/administrators.ts'
import {
  botsOwnedByQuery,
  commandsMadeByQuery,
  leaverTeamsQuery,
  tokensOfBotsQuery,
  wholeTokens,
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

/** Reads a part anew when this page opens: what was in the cache before counts for nothing. */
function usePart<Raw, Value, Key extends QueryKey>(query: UseQueryOptions<Raw, Error, Value, Key>, right: Verdict) {
  const result = useQuery({ enabled: right.allowed, refetchOnMount: 'always', ...query })
  const { data, isFetchedAfterMount: isAnew, isError, error, isFetching, refetch } = result
  const known = (): Part<Value> => {
    if (!right.allowed) return { state: 'refused', missing: right.missing }
    if (isAnew && isError) return { state: 'failed', error }
    return isAnew && data !== undefined ? { state: 'read', value: data } : { state: 'reading' }
  }
  const reader: PartReader | null = right.allowed ? { isReading: isFetching, readAgain: () => void refetch() } : null
  return { part: known(), reader, data: isAnew ? data : undefined }
}

/** Reads everything that lets the person in or that they own, each part by itself and only where there is the right to. */
export function useLeaverFound(person: User, viewer: LeaverViewer): LeaverReading {
  const rights = readRights(viewer, person)
  // Whether the tokens work at all is one of the settings.
  useQuery({ ...serverQuery(), refetchOnMount: 'always' })
  const tokens = usePart({ ...tokensOfUserQuery(person.id), select: wholeTokens }, rights.tokens)
  const sessions = usePart(sessionsOfUserQuery(person.id), rights.sessions)
  const bots = usePart(botsOwnedByQuery(person.id), rights.bots)
  const botIds = bots.data?.rows.map((bot) => bot.user_id) ?? []
  const hasBots = botIds.length > 0
  const botTokens = usePart(
    // Switched on later than it is mounted: what the cache holds must not keep it from being read anew.
    { ...tokensOfBotsQuery(botIds), enabled: rights.botTokens.allowed && hasBots, staleTime: 0 },
    rights.botTokens,
  )
  const commands = usePart(commandsMadeByQuery(person.id, viewer), rights.commands)
  const teams = usePart(leaverTeamsQuery(person.id), rights.teams)
  const isAdmin = isSystemAdmin(person)
  // Only the guard of the last administrator asks for them.
  const admins = usePart({ ...activeAdminsQuery(), enabled: isAdmin }, ALLOWED)
  const noBotTokens: LeaverFound['botTokens'] =
    bots.part.state === 'read' ? { state: 'read', value: { rows: [], unreadable: 0 } } : bots.part
  return {
    found: {
      tokens: tokens.part,
      sessions: sessions.part,
      bots: bots.part,
      botTokens: rights.botTokens.allowed && !hasBots ? noBotTokens : botTokens.part,
      commands: commands.part,
      teams: teams.part,
      admins: isAdmin ? admins.part : { state: 'read', value: [] },
    },
    readers: {
      tokens: tokens.reader,
      sessions: sessions.reader,
      bots: bots.reader,
      botTokens: hasBots ? botTokens.reader : null,
      commands: commands.reader,
      teams: teams.reader,
      admins: isAdmin ? admins.reader : null,
    },
  }
}
