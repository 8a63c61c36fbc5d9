import { useQuery } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import type { Bot } from '@/api/objects/bot.ts'
import { botQuery } from '@/queries/people.ts'
import { useViewer } from './viewer-context.tsx'

/** Of a bot account, whose it is: undefined while that is not known, or not for the viewer to know. Null for a person. */
export function useBot(userId: UserId, isBot: boolean): Bot | null | undefined {
  const { system } = useViewer()
  const canRead = system.has('read_others_bots') || system.has('read_bots')
  const { data } = useQuery({ ...botQuery(userId), enabled: isBot && canRead })
  return isBot ? data : null
}
