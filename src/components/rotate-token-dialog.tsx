import { useState } from 'react'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { useRotateToken } from '@/queries/tokens.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { ExpiryField, useExpiryChoice } from './expiry-field.tsx'
import { SecretDialog } from './secret-dialog.tsx'
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
export function RotateTokenDialog({ token, ownerName, isExempt, onClose }: RotateTokenDialogProps) {
  const { features } = useServer()
  const expiry = useExpiryChoice(features, isExempt)
  const [wasSent, setWasSent] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const rotate = useRotateToken(setSecret)
  const name = token.description.trim() || 'the token without a description'

  if (secret !== null) {
    return (
      <SecretDialog
        title="Token rotated"
        description={`New secret of ${name}, ${ownerName}. The old one no longer works.`}
        secret={secret}
        onClose={onClose}
      />
    )
  }
  const answer = expiry.answer()
  const submit = () => {
    setWasSent(true)
    if (rotate.isPending || answer.problem !== null) return
    // The server takes an omitted end as "never": one is always said.
    rotate.mutate({ tokenId: token.id, ownerId: token.user_id, expiresAt: answer.expiresAt ?? 0 })
  }

  return (
    <Dialog
      isOpen
      onClose={() => !rotate.isPending && onClose()}
      title="Rotate token"
      description={`${name}, of ${ownerName}, gets a new secret.`}
      error={rotate.error && <ErrorBanner error={rotate.error} />}
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
