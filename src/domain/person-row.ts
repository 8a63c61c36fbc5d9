import type { User } from '@/api/objects/user.ts'

/** A person as a list of people has them. Bots are no people. */
export interface PersonRow {
  user: User
  /** Last sign-in, ms since epoch; 0 for never (or before the server noted it), null where the source does not tell. */
  lastLogin: number | null
}

/**
 * The account with what the server keeps in it from all but administrators (`manage_system`), as the report told it: how
 * they sign in, failed attempts, and by the server's settings address and names. `told`: the same person in the report, or
 * in a list made from it.
 */
export function withTold(user: User, told: User): User {
  return {
    ...user,
    email: user.email || told.email,
    first_name: user.first_name || told.first_name,
    last_name: user.last_name || told.last_name,
    auth_service: user.auth_service || told.auth_service,
    auth_data: user.auth_data || told.auth_data,
    failed_attempts: user.failed_attempts || told.failed_attempts,
  }
}

/**
 * The row of somebody who has been read by themselves since. Only the report tells the last sign-in: that stays.
 * `isWhole`: nothing is kept from the viewer in what was read; else what the row was told stays too.
 */
export function renewedRow(row: PersonRow | undefined, user: User, isWhole: boolean): PersonRow {
  return { user: isWhole || !row ? user : withTold(user, row.user), lastLogin: row?.lastLogin ?? null }
}
