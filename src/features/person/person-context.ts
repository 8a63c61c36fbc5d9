import { createContext, use } from 'react'
import type { Bot } from '@/api/objects/bot.ts'
import type { ToldPerson } from '@/components/use-person-report.ts'
import type { PersonAct } from '@/domain/person-rights.ts'
import type { Verdict } from '@/domain/token-rights.ts'

/** Whose page it is, and what the person signed in may do with their account. */
export interface PersonFacts extends ToldPerson {
  /** Of a bot account, what it is for and whose; null for a person, undefined while not known. */
  bot: Bot | null | undefined
  /** True when it is one's own. */
  isOneself: boolean
  rightTo: (act: PersonAct) => Verdict
}

/** Given by the page of a person to its tabs. */
export const PersonContext = createContext<PersonFacts | null>(null)

/** The person whose tab this is; read already. Only inside the page of a person. */
export function usePerson(): PersonFacts {
  const person = use(PersonContext)
  if (!person) throw new Error('usePerson outside the page of a person')
  return person
}
