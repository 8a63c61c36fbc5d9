import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import {
  changeOwnPassword,
  resetFailedAttempts,
  resetMfa,
  setActive,
  setAuthMethod,
  setPassword,
  setRoles,
} from '@/api/accounts.ts'
import { ApiError } from '@/api/errors.ts'
import type { SessionId, UserId } from '@/api/ids.ts'
import { sendPasswordReset } from '@/api/login.ts'
import { removePicture, setPicture } from '@/api/pictures.ts'
import type { ReportUser } from '@/api/objects/report-user.ts'
import { revokeAllSessions, revokeSession } from '@/api/session-writes.ts'
import { withTold } from '@/domain/person-row.ts'
import { rereadBotsOf, rereadOwner } from './inventory-writes.ts'
import { keys } from './keys.ts'
import { putPeopleIntoLists } from './people-pages.ts'
import { rereadAround } from './reread-person.ts'
import { viewerQuery } from './viewer.ts'

/**
 * Reads somebody again after a write and puts what the server says wherever it is shown: nothing about security is shown
 * before the server has confirmed it. Their sessions, and the audits of whoever acted, are read again where they are shown.
 * Never rejects: what could not be read again is left marked stale.
 */
export async function settlePerson(client: QueryClient, userId: UserId): Promise<void> {
  await Promise.all([
    rereadPerson(client, userId),
    rereadAround(client, [userId]),
    // What one does to oneself changes what one may do.
    client.getQueryData(viewerQuery().queryKey)?.user.id === userId
      ? client.invalidateQueries({ queryKey: keys.viewer() })
      : null,
  ])
}

async function rereadPerson(client: QueryClient, userId: UserId): Promise<void> {
  const queryKey = keys.reportOfUser(userId)
  try {
    const [user] = await Promise.all([rereadOwner(client, userId), client.invalidateQueries({ queryKey })])
    // Where it is on show it has been read: it alone tells whoever is no administrator that attempts were forgotten.
    const report = client.getQueryState<ReportUser | null>(queryKey)
    if (report?.data && !report.isInvalidated) putPeopleIntoLists(client, [withTold(user, report.data)], true)
    else putPeopleIntoLists(client, [user])
    await rereadBotsOf(client, [userId])
  } catch {
    await client.invalidateQueries({ queryKey: keys.user(userId) })
  }
}

/** A write on one person, after which they are read again, whatever came of it: a failure may have done half. */
function usePersonWrite<Input extends { userId: UserId }>(write: (input: Input) => Promise<void>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: write, onSettled: (_done, _error, { userId }) => settlePerson(client, userId) })
}

/** Replaces the system roles of a person (`PUT /users/{id}/roles`). `roles`: all they are to have, kept ones included. */
export function useSetRoles() {
  return usePersonWrite(({ userId, roles }: { userId: UserId; roles: readonly string[] }) => setRoles(userId, roles))
}

/** Activates or deactivates (`PUT /users/{id}/active`). */
export function useSetActive() {
  return usePersonWrite(({ userId, isActive }: { userId: UserId; isActive: boolean }) => setActive(userId, isActive))
}

/** Takes the second factor away (`PUT /users/{id}/mfa`). */
export function useResetMfa() {
  return usePersonWrite(({ userId }: { userId: UserId }) => resetMfa(userId))
}

/** Forgets failed attempts (`POST /users/{id}/reset_failed_attempts`, in 10.10). */
export function useResetFailedAttempts() {
  return usePersonWrite(({ userId }: { userId: UserId }) => resetFailedAttempts(userId))
}

/** Changes how a person signs in (`PUT /users/{id}/auth`). */
export function useSetAuthMethod() {
  return usePersonWrite(({ userId, service, data }: { userId: UserId; service: string; data: string }) =>
    setAuthMethod(userId, { service, data }),
  )
}

/** Has a mail with a link to a new password sent (`POST /users/password/reset/send`). */
export function useSendPasswordReset() {
  return usePersonWrite(({ email }: { userId: UserId; email: string }) => sendPasswordReset(email))
}

/** What a password is taken from when it is sent: it never becomes a variable of the mutation, which React Query keeps. */
export interface PasswordSource {
  password: () => string
  /** One's own current one; undefined when it is somebody else's that is set. */
  current?: () => string
}

/** Sets a password (`PUT /users/{id}/password`): somebody else's, or with the current one one's own. */
export function useSetPassword({ password, current }: PasswordSource) {
  const client = useQueryClient()
  return usePersonWrite(({ userId }: { userId: UserId }) =>
    (current ? changeOwnPassword(userId, current(), password()) : setPassword(userId, password())).catch(
      (error: unknown) => {
        // The server asks for more than it did when its rules were read.
        if (error instanceof ApiError && error.id.startsWith('model.user.is_valid.pwd'))
          void client.invalidateQueries({ queryKey: keys.server() })
        throw error
      },
    ),
  )
}

/** Replaces the picture (`POST /users/{id}/image`). */
export function useSetPicture() {
  return usePersonWrite(({ userId, picture }: { userId: UserId; picture: Blob }) => setPicture(userId, picture))
}

/** Removes the picture (`DELETE /users/{id}/image`). */
export function useRemovePicture() {
  return usePersonWrite(({ userId }: { userId: UserId }) => removePicture(userId))
}

/** Ends one session (`POST /users/{id}/sessions/revoke`). */
export function useRevokeSession() {
  return usePersonWrite(({ userId, sessionId }: { userId: UserId; sessionId: SessionId }) =>
    revokeSession(userId, sessionId),
  )
}

/** True when the server says that a session has ended already. */
export function isSessionGone(error: unknown): boolean {
  return error instanceof ApiError && error.id === 'app.session.get.app_error'
}

/** Ends one session in a run over many; one that is gone is what was wanted. */
export async function endSession(userId: UserId, sessionId: SessionId, signal: AbortSignal): Promise<void> {
  try {
    await revokeSession(userId, sessionId, signal)
  } catch (error) {
    if (!isSessionGone(error)) throw error
  }
}

/** Ends all sessions of a person (`POST /users/{id}/sessions/revoke/all`), one's own included if it is oneself. */
export function useRevokeAllSessions() {
  return usePersonWrite(({ userId }: { userId: UserId }) => revokeAllSessions(userId))
}
