import { useRef, useState } from 'react'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { isOutcomeUnknown } from '@/api/errors.ts'
import { useRotateToken } from '@/queries/token-writes.ts'
import type { SecretSink } from '@/api/token-writes.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { ExpiryField, useExpiryChoice } from './expiry-field.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { SecretUnderWay } from './secret-under-way.tsx'
import { tokenWords } from './token-subject.ts'
import { useLeaveGuard, type LeaveGuard } from './use-leave-guard.ts'
import { useServer } from './viewer-context.tsx'

export interface RotateTokenDialogProps {
  token: UserAccessToken
  /** "@tom", or what is known of the owner. */
  ownerName: string
  /** Tokens of plugins' bots are outside the lifetime policy. */
  isExempt: boolean
  onClose: () => void
}

/** Gives a token a new secret (servers from 11.10 on) and shows it once. The old one stops at that moment. */
export function RotateTokenDialog(props: RotateTokenDialogProps) {
  const [secret, setSecret] = useState<string | null>(null)
  if (secret === null) return <RotateForm {...props} onSecret={setSecret} />
  return (
    <SecretDialog
      title="Token rotated"
      description={`New secret of ${tokenWords(props.token)}, ${props.ownerName}. The old one no longer works.`}
      secret={secret}
      onClose={props.onClose}
    />
  )
}

function RotateForm(props: RotateTokenDialogProps & { onSecret: SecretSink }) {
  const { token, ownerName, isExempt, onClose } = props
  const { features } = useServer()
  const expiry = useExpiryChoice(features, isExempt)
  const [wasSent, setWasSent] = useState(false)
  const rotate = useRotateToken(props.onSecret)
  const isSent = useRef(false)
  const guard = useLeaveGuard(rotate.isPending)
  const answer = expiry.answer()

  const submit = () => {
    setWasSent(true)
    // The second click of two comes before anything is drawn anew.
    if (isSent.current || answer.problem !== null) return
    isSent.current = true
    // The server takes an omitted end as "never": one is always said.
    rotate.mutate(
      { tokenId: token.id, ownerId: token.user_id, expiresAt: answer.expiresAt ?? 0 },
      {
        onSettled: () => {
          isSent.current = false
        },
      },
    )
  }

  return (
    <Dialog
      isOpen
      onClose={() => !rotate.isPending && onClose()}
      title="Rotate token"
      description={`This gives ${tokenWords(token)}, of ${ownerName}, a new secret.`}
      error={(rotate.error || guard) && <Trouble error={rotate.error} guard={guard} />}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      footer={
        <>
          <Button
            data-autofocus
            onClick={onClose}
            {...(rotate.isPending ? { disabledReason: 'The secret is being made' } : {})}
          >
            Cancel
          </Button>
          <Button type="submit" variant="danger" isBusy={rotate.isPending}>
            Rotate token
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ul className="flex list-disc flex-col gap-1 ps-5 text-sm text-ink-2">
          <li>The old secret stops at once: whatever uses it fails until it has the new one.</li>
          <li>Description and id stay. The end is set anew.</li>
          <li>This cannot be undone.</li>
        </ul>
        <ExpiryField
          features={features}
          isExempt={isExempt}
          choice={expiry.choice}
          onChange={expiry.setChoice}
          error={wasSent ? answer.problem : null}
        />
      </div>
    </Dialog>
  )
}

function Trouble({ error, guard }: { error: unknown; guard: LeaveGuard | null }) {
  return (
    <>
      {error !== null && <ErrorBanner error={error} />}
      {isOutcomeUnknown(error) && (
        <p className="mt-2 text-sm text-ink-2">
          Then the old secret no longer works. Rotate it again to get a new one.
        </p>
      )}
      {guard && <SecretUnderWay guard={guard} />}
    </>
  )
}
