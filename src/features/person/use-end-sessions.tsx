import { useState, type ReactNode } from 'react'
import type { ConfirmDialogProps } from '@/components/confirm-dialog.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import { useRevokeAllSessions } from '@/queries/person-writes.ts'
import { toast } from '@/ui/toast-store.ts'
import { Consequences, TOKENS_OFF } from './consequences.tsx'
import { usePerson } from './person-context.ts'

const ConfirmDialog = lazyPart<ConfirmDialogProps>(
  async () => (await import('@/components/confirm-dialog.tsx')).ConfirmDialog,
)

/** Ending all sessions of somebody else, asked first. `dialog` is to be drawn beside what calls `ask`. */
export function useEndSessions(): { ask: () => void; dialog: ReactNode } {
  const { user } = usePerson()
  const { features } = useServer()
  const [isAsked, setIsAsked] = useState(false)
  const end = useRevokeAllSessions()
  const confirm = async () => {
    await end.mutateAsync({ userId: user.id })
    toast.show({ title: 'Sessions ended', description: `@${user.username} has to sign in again everywhere.` })
  }
  return {
    ask: () => setIsAsked(true),
    dialog: (
      <ConfirmDialog
        isOpen={isAsked}
        isDanger
        onClose={() => setIsAsked(false)}
        onConfirm={confirm}
        title="End all sessions"
        description={`@${user.username} is signed out of every browser and app.`}
        verb="End all sessions"
      >
        <Consequences
          lines={[
            'What was being typed elsewhere may be lost there.',
            features.tokensEnabled || user.is_bot
              ? 'Tokens go on working: each makes a new session with its next use. To stop one, disable it.'
              : TOKENS_OFF,
            'Whoever knows the password signs in again. To keep somebody out, deactivate the account.',
          ]}
        />
      </ConfirmDialog>
    ),
  }
}
