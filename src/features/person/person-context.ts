import { createContext, use } from 'react'
import type { Bot } from '@/api/objects/bot.ts'
import type { ToldPerson } from '@/components/use-person-report.ts'
import type { PersonAct } from '@/domain/person-rights.ts'
import type { Verdict } from '@/domain/token-rights.ts'

/** A reading that can be had again. */
export interface Reread {
  error: unknown
  isFetching: boolean
  refetch: () => unknown
}

/** Whose page it is, and what the person signed in may do with their account. */
export interface PersonFacts extends ToldPerson {
  /** Of a bot account, what it is for and whose; null for a person, undefined while not known. */
  bot: Bot | null | undefined
  /** The reading of that, under way or failed, where one may know it and does not yet; else null. */
  whose: Reread | null
  /** True when it is one's own. */
  isOneself: boolean
  rightTo: (act: PersonAct) => Verdict
}

/** Rights over a bot depend on whose it is: until that has come, nothing is refused. What is waited for, else null. */
export function openReading({ whose }: Pick<PersonFacts, 'whose'>, right: Verdict): Reread | null {
  return !right.allowed && right.missing === 'manage_others_bots' ? whose : null
}

/** Given by the page of a person to its tabs. */
export const PersonContext = createContext<PersonFacts | null>(null)

/** The person whose tab this is; read already. Only inside the page of a person. */
export function usePerson(): PersonFacts {
  const person = use(PersonContext)
  if (!person) throw new Error('usePerson outside the page of a person')
  return person
}
