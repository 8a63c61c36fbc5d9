import type { PermissionId } from '@/domain/permissions.ts'

/** What a list begins with. */
interface FirstCall {
  /** The address of its page, path and query, as a pattern. */
  page: string
  /** The path of a GET. */
  path: string
  /** The permission the list takes, in a role of the whole system. */
  need: PermissionId
  /** The first major version of the server that has it. */
  since: number
}

/**
 * The first calls of the lists one comes in by. The early script sends them as soon as the answers to `/users/me` and
 * `/roles/names` say that the viewer may, and on the next visit at once: whoever may not read a list does not ask for it,
 * save once when the right was taken away meanwhile.
 */
export const FIRST_CALLS: readonly FirstCall[] = [
  { page: '^/tokens(/|\\?|$)', path: '/users/tokens?page=0&per_page=50', need: 'manage_system', since: 0 },
  {
    page: '^/account/tokens(/|\\?|$)',
    path: '/users/{userId}/tokens?page=0&per_page=200',
    need: 'read_user_access_token',
    since: 0,
  },
  {
    page: '^/users/?$',
    path: '/reports/users?sort_column=Username&sort_direction=asc&page_size=100',
    need: 'sysconsole_read_user_management_users',
    since: 9,
  },
]
