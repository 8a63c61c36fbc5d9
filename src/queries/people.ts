import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listAuditsOfUser } from '@/api/audits.ts'
import { getBot } from '@/api/bots.ts'
import { ApiError } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import { autocompleteUsers, getUser } from '@/api/users.ts'
import { keys } from './keys.ts'

/** One person or bot: `GET /users/{id}`. Deactivated people are found too. */
export function userQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.user(userId),
    queryFn: ({ signal }) => getUser(userId, signal),
    staleTime: 60_000,
  })
}

/** What an account that is a bot has beyond it: whose it is, what it is for (`GET /bots/{id}`). */
export function botQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.bot(userId),
    queryFn: ({ signal }) => getBot(userId, signal),
    staleTime: 60_000,
  })
}

/** Active people and bots whose name begins like `name`: `GET /users/autocomplete`. Old answers stay until new ones come. */
export function userAutocompleteQuery(name: string) {
  return queryOptions({
    queryKey: keys.userAutocomplete(name),
    queryFn: ({ signal }) => autocompleteUsers(name, signal),
    enabled: name.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** The newest audit rows of which the person was the actor: `GET /users/{id}/audits`, one page of 200. */
export function auditsOfUserQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.auditsOfUser(userId),
    queryFn: ({ signal }) => listAuditsOfUser(userId, { page: 0, perPage: 200 }, signal),
    staleTime: 60_000,
  })
}

/** True when the server says that there is no such person. */
export function isPersonGone(error: unknown): boolean {
  return error instanceof ApiError && (error.kind === 'not-found' || error.id === 'app.user.missing_account.const')
}
