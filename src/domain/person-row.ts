import type { User } from '@/api/objects/user.ts'

/** A person as a list of people has them. Bots are no people. */
export interface PersonRow {
  user: User
  /** Last sign-in, ms since epoch; 0 for never (or before the server noted it), null where the source does not tell. */
  lastLogin: number | null
}

/**
 * The row of somebody who has been read by themselves since. Only the report tells the last sign-in; and to whoever is no
 * administrator (`manage_system`) it alone tells every address and how people sign in: that stays.
 */
export function renewedRow(row: PersonRow | undefined, user: User, isAdministrator: boolean): PersonRow {
  const { email = '', auth_service = '' } = isAdministrator ? {} : (row?.user ?? {})
  return {
    user: { ...user, email: user.email || email, auth_service: user.auth_service || auth_service },
    lastLogin: row?.lastLogin ?? null,
  }
}
