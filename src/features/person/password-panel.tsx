import { useState } from 'react'
import { lazyPart } from '@/components/lazy-part.tsx'
import { tellFailure } from '@/components/tell-failure.ts'
import { useServer } from '@/components/viewer-context.tsx'
import { mailDoubt } from '@/domain/mail-doubt.ts'
import { passwordPolicy, passwordRules } from '@/domain/password-policy.ts'
import { useSendPasswordReset } from '@/queries/person-writes.ts'
import { Button } from '@/ui/button.tsx'
import { MailIcon } from '@/ui/icons.ts'
import { toast } from '@/ui/toast-store.ts'
import { deniedReason } from './denied.ts'
import type { PasswordDialogProps } from './password-dialog.tsx'
import { usePerson } from './person-context.ts'
import { PersonPanel } from './person-panel.tsx'

const PasswordDialog = lazyPart<PasswordDialogProps>(async () => (await import('./password-dialog.tsx')).PasswordDialog)

/** Setting a password, or having a link sent by which they choose one themselves. */
export function PasswordPanel() {
  const { user, isOneself, rightTo } = usePerson()
  const { config } = useServer()
  const [isOpen, setIsOpen] = useState(false)
  const mail = useSendPasswordReset()
  const doubt = mailDoubt(config)
  const send = () => {
    if (mail.isPending) return
    // Told wherever one is by then: what is handed to `mutate` is not called once the tab is left.
    mail.mutateAsync({ userId: user.id, email: user.email }).then(
      () =>
        toast.show({
          title: 'Reset mail asked for',
          description: `The server says the same whether or not it reaches ${user.email}.`,
        }),
      (error: unknown) => void tellFailure('The reset mail was not sent', error, send),
    )
  }
  return (
    <PersonPanel title="Password">
      <p className="py-1 text-sm text-ink-2">
        {`This server asks for: ${passwordRules('', passwordPolicy(config))
          .map((rule) => rule.words.charAt(0).toLowerCase() + rule.words.slice(1))
          .join(', ')}.`}
      </p>
      <div className="flex flex-wrap gap-2 pt-1">
        <Button disabledReason={deniedReason(rightTo('password'))} onClick={() => setIsOpen(true)}>
          Set password…
        </Button>
        <Button icon={MailIcon} isBusy={mail.isPending} disabledReason={noMailReason(user)} onClick={send}>
          Send reset mail
        </Button>
      </div>
      <p className="pt-2 text-xs text-ink-3">
        {isOneself
          ? 'The mail has a link by which you choose a password.'
          : 'The mail has a link by which they choose a password themselves. Deactivated people get it too.'}
      </p>
      {doubt !== null && <p className="pt-1 text-xs text-warn-ink">{doubt}</p>}
      {isOpen && <PasswordDialog onClose={() => setIsOpen(false)} />}
    </PersonPanel>
  )
}

function noMailReason(user: { email: string; auth_service: string }): string | undefined {
  if (user.auth_service !== '' && user.auth_service !== 'email') return 'The password is kept by another service'
  return user.email === '' ? 'The address is not known, or not shown to you' : undefined
}
