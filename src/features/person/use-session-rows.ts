import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNow } from '@/components/use-now.ts'
import { sessionRow, type SessionRow } from '@/domain/session-facts.ts'
import { sessionsOfUserQuery } from '@/queries/sessions.ts'
import { tokensOfUserQuery } from '@/queries/tokens.ts'
import { usePerson } from './person-context.ts'

/** The sessions of the person, with what can be told of each. Their tokens are read for their names, where one may. */
export function useSessionRows() {
  const { user, rightTo } = usePerson()
  const now = useNow()
  const sessions = useQuery(sessionsOfUserQuery(user.id))
  const list = sessions.data?.rows
  const hasTokens = list?.some((session) => session.props['user_access_token_id'] !== undefined) ?? false
  const tokens = useQuery({ ...tokensOfUserQuery(user.id), enabled: hasTokens && rightTo('tokens').allowed })
  const tokenNames = useMemo(
    () => new Map<string, string>((tokens.data?.tokens ?? []).map((token) => [token.id, token.description])),
    [tokens.data],
  )
  const rows = useMemo<readonly SessionRow[] | null>(
    () => list?.map((session) => sessionRow(session, { roles: user.roles, tokenNames, now })) ?? null,
    [list, user.roles, tokenNames, now],
  )
  return { sessions, rows, tokenNames, unreadable: sessions.data?.unreadable ?? 0 }
}
