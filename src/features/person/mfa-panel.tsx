import { useState } from 'react'
import { lazyPart } from '@/components/lazy-part.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import type { ConfirmDialogProps } from '@/components/confirm-dialog.tsx'
import { authMethodWords, isMfaOurs } from '@/domain/auth-method.ts'
import { useResetMfa } from '@/queries/person-writes.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { WarnIcon } from '@/ui/icons.ts'
import { toast } from '@/ui/toast-store.ts'
import { Consequences } from './consequences.tsx'
import { deniedReason } from './denied.ts'
import { usePerson } from './person-context.ts'
import { PersonPanel } from './person-panel.tsx'
import { useEndSessions } from './use-end-sessions.tsx'

const ConfirmDialog = lazyPart<ConfirmDialogProps>(
  async () => (await import('@/components/confirm-dialog.tsx')).ConfirmDialog,
)

/** The second factor: whether there is one, and taking it away from somebody who lost it. */
export function MfaPanel() {
  const { user, isOneself, isSignInTold: knowsMethod, rightTo } = usePerson()
  const { config } = useServer()
  const [isAsked, setIsAsked] = useState(false)
  const reset = useResetMfa()
  const endSessions = useEndSessions()
  const isOurs = isMfaOurs(user)
  const isOffered = config.EnableMultifactorAuthentication === 'true'

  const confirm = async () => {
    await reset.mutateAsync({ userId: user.id })
    toast.show({
      title: 'Multi-factor authentication is off',
      description: `@${user.username} signs in without a code until it is set up again.`,
      ...(isOneself ? {} : { action: { label: 'End sessions too…', onAct: endSessions.ask } }),
    })
  }

  return (
    <PersonPanel title="Multi-factor authentication">
      <div className="flex flex-wrap items-center justify-between gap-3 py-1">
        <div className="min-w-0 flex-1 text-sm">
          {!isOurs && knowsMethod ? (
            <p>{`${authMethodWords(user.auth_service)} decides about a second factor; Mattermost does not know.`}</p>
          ) : user.mfa_active ? (
            <Badge look="plain" tone="good">
              On: sign-in takes a code
            </Badge>
          ) : knowsMethod ? (
            <Badge look="plain" tone="warn" icon={WarnIcon}>
              Off: the password is enough
            </Badge>
          ) : (
            // By what they sign in is not known: another service may well ask for one.
            <p>Off in Mattermost</p>
          )}
          {!isOffered && isOurs && (
            <p className="mt-1 text-ink-2">
              This server has it switched off: System Console, Authentication, MFA. Nobody can set it up until then.
            </p>
          )}
        </div>
        <Button
          disabledReason={deniedReason(rightTo('mfa')) ?? (user.mfa_active ? undefined : 'There is none to reset')}
          onClick={() => setIsAsked(true)}
        >
          Reset MFA…
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsked}
        isDanger
        onClose={() => setIsAsked(false)}
        onConfirm={confirm}
        title="Reset multi-factor authentication"
        description={
          isOneself
            ? 'You lose your second factor.'
            : `@${user.username} loses the second factor and signs in with the password alone.`
        }
        verb="Reset MFA"
      >
        <Consequences
          lines={[
            'Codes of the authenticator are worth nothing from now on; it has to be set up anew in Mattermost.',
            ...(isOneself ? ['Until then your password alone opens an account with all your rights.'] : []),
            'Sessions and tokens go on: whoever is in stays in.',
          ]}
        />
      </ConfirmDialog>
      {endSessions.dialog}
    </PersonPanel>
  )
}
