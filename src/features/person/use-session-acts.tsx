import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { BulkDialogProps } from '@/components/bulk-dialog.tsx'
import type { ConfirmDialogProps } from '@/components/confirm-dialog.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { typedFor } from '@/domain/bulk-plan.ts'
import type { SessionRow } from '@/domain/session-facts.ts'
import { endSession, isSessionGone, settlePerson, useRevokeSession } from '@/queries/person-writes.ts'
import { toast } from '@/ui/toast-store.ts'
import { Consequences } from './consequences.tsx'
import { usePerson } from './person-context.ts'
import { sessionFullName, sessionName } from './session-columns.tsx'

const ConfirmDialog = lazyPart<ConfirmDialogProps>(
  async () => (await import('@/components/confirm-dialog.tsx')).ConfirmDialog,
)
const BulkDialog = lazyPart<BulkDialogProps<SessionRow>>(
  async () => (await import('@/components/bulk-dialog.tsx')).BulkDialog,
)

/** Why a session cannot be ended from here; undefined when it can. */
export function keptReason({ session }: SessionRow): string | undefined {
  return session.isCurrent ? 'You are in it: sign out instead' : undefined
}

const NOTHING_LASTING = 'Sessions of tokens come back with the next use: to stop a token, disable it.'

/** Ending sessions, one or many, each asked first. `dialogs` is to be drawn beside what uses it. */
export function useSessionActs(onEnded: (ids: readonly string[]) => void): {
  endOne: (row: SessionRow) => void
  endMany: (rows: readonly SessionRow[]) => void
  dialogs: ReactNode
} {
  const { user } = usePerson()
  const client = useQueryClient()
  const revoke = useRevokeSession()
  const [one, setOne] = useState<SessionRow | null>(null)
  const [many, setMany] = useState<readonly SessionRow[] | null>(null)

  const confirm = async (row: SessionRow) => {
    let title = 'Session ended'
    try {
      await revoke.mutateAsync({ userId: user.id, sessionId: row.session.id })
    } catch (error) {
      if (!isSessionGone(error)) throw error
      // Somebody else was faster, or it ended by itself: it is what was wanted.
      title = 'The session was over already'
    }
    toast.show({ title, description: `${sessionName(row)}, @${user.username}` })
    onEnded([row.session.id])
  }

  return {
    endOne: setOne,
    endMany: setMany,
    dialogs: (
      <>
        {one && (
          <ConfirmDialog
            isOpen
            isDanger
            onClose={() => setOne(null)}
            onConfirm={() => confirm(one)}
            title="End session"
            description={
              one.kind === 'token'
                ? 'This by itself ends nothing: the token makes a new session with its next use. To stop it, disable the token.'
                : `@${user.username} is signed out of ${sessionFullName(one)}.`
            }
            verb="End session"
          >
            <Consequences
              lines={
                one.kind === 'token'
                  ? ['When the token was first used is forgotten with the session.']
                  : ['Whoever knows the password can sign in again.', 'Tokens and other sessions go on.']
              }
            />
          </ConfirmDialog>
        )}
        {many && (
          <BulkDialog
            plan={planOf(many)}
            verb="End"
            verbDone="Ended"
            noun={{ one: 'session', many: 'sessions' }}
            isDanger
            typed={typedFor('end', planOf(many).included.length)}
            consequences={['What was being typed there may be lost.', NOTHING_LASTING]}
            nameOf={sessionFullName}
            idOf={(row) => row.session.id}
            act={(row, signal) => endSession(user.id, row.session.id, signal)}
            onSettled={(done) => {
              void settlePerson(client, user.id)
              onEnded(done.map((row) => row.session.id))
            }}
            onClose={() => setMany(null)}
          />
        )}
      </>
    ),
  }
}

function planOf(rows: readonly SessionRow[]) {
  return {
    included: rows.filter((row) => keptReason(row) === undefined),
    excluded: rows.flatMap((row) => {
      const reason = keptReason(row)
      return reason === undefined ? [] : [{ item: row, reason }]
    }),
  }
}
