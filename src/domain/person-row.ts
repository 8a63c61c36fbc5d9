import type { User } from '@/api/objects/user.ts'

/** A person as a list of people has them. Bots are no people. */
export interface PersonRow {
  user: User
  /** Last sign-in, ms since epoch; 0 for never (or before the server noted it), null where the source does not tell. */
  lastLogin: number | null
}
