import type { User } from '@/api/objects/user.ts'
import type { PersonFacts } from './person-context.ts'

/** For tests of what stands on the page of a person: somebody else's, where everything may be done. */
export function factsOf(user: User): PersonFacts {
  return { user, isSignInTold: true, bot: null, whose: null, isOneself: false, rightTo: () => ({ allowed: true }) }
}
