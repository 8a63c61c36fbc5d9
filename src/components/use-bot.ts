import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import type { Bot } from '@/api/objects/bot.ts'
import { botQuery, isPersonGone } from '@/queries/people.ts'
import { useViewer } from './viewer-context.tsx'

interface BotRead {
  /** Of a bot account, whose it is: undefined while that is not known, or not for the viewer to know. Null for a person. */
  bot: Bot | null | undefined
  /** The reading of that, under way or failed, where one may know it and does not yet; else null. */
  reading: UseQueryResult<Bot> | null
}

/** Whose a bot account is: `GET /bots/{id}`, for whoever may read bots. */
export function useBot(userId: UserId, isBot: boolean): BotRead {
  const { system } = useViewer()
  const seesAll = system.has('read_others_bots')
  const enabled = isBot && (seesAll || system.has('read_bots'))
  const read = useQuery({ ...botQuery(userId), enabled })
  // Of a bot of somebody else the server tells the rest that there is none.
  const isTold = read.data !== undefined || (isPersonGone(read.error) && !seesAll)
  return { bot: isBot ? read.data : null, reading: enabled && !isTold ? read : null }
}
