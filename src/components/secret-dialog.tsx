import { useState, type ReactNode } from 'react'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Checkbox } from '@/ui/checkbox.tsx'
import { CopyButton, useCopy } from '@/ui/copy-button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { CopyIcon } from '@/ui/icons.ts'
import { SecretField } from '@/ui/secret-field.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'
import { useServer } from './viewer-context.tsx'

interface SecretDialogProps {
  title: string
  description: string
  secret: string
  onClose: () => void
  /** What is to be known of what it is for, above it. */
  note?: ReactNode
  /** What it is: "Secret" unless said otherwise. */
  label?: string
  /** What to do when it gets lost; of a token, unless said otherwise. */
  whenLost?: string
  /** False: it is no token, to be copied for a program. */
  isToken?: boolean
}

/**
 * Shows a secret once. It lives in the state of the dialog that made it and nowhere else. Escape and clicks outside do
 * not close it; closing takes a copy or the word that it is saved; leaving the page or the tab is held up until then.
 */
export function SecretDialog({
  title,
  description,
  secret,
  onClose,
  note,
  label = 'Secret',
  whenLost = 'If it gets lost, revoke this token and make another.',
  isToken = true,
}: SecretDialogProps) {
  const [isCopied, setIsCopied] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  const isSafe = isCopied || isSaved
  // Once it is safe a held-up navigation has nothing to wait for.
  const guard = useLeaveGuard(!isSafe, 'leave')
  const copied = () => setIsCopied(true)
  const { state, copy } = useCopy({ onCopied: copied })
  const copyAndClose = async () => {
    if (await copy(secret)) onClose()
  }

  return (
    <Dialog
      isOpen
      size="lg"
      dismissible={false}
      onClose={onClose}
      title={title}
      description={description}
      error={
        guard && (
          <Banner
            tone="warn"
            role="alert"
            title="The secret is not saved yet"
            actions={
              <Button size="sm" onClick={guard.stay}>
                Stay
              </Button>
            }
          >
            It will not be shown again. Copy it, or say that you have saved it: then you leave.
          </Banner>
        )
      }
      footerNote={
        <Checkbox label="I have saved it" checked={isSaved} onChange={(event) => setIsSaved(event.target.checked)} />
      }
      footer={
        <>
          <Button
            onClick={onClose}
            disabledReason={isSafe ? undefined : 'Copy the secret or tick “I have saved it” first'}
          >
            Close
          </Button>
          <Button variant="primary" icon={CopyIcon} onClick={() => void copyAndClose()}>
            {state === 'failed' ? 'Copying is blocked here' : 'Copy and close'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 print:hidden">
        {note}
        <SecretField label={label} value={secret} onCopied={copied} />
        <p className="text-sm text-ink-2">
          {`${isToken ? 'The server shows it this once and cannot show it again' : 'It is shown this once and cannot be shown again'}. ${whenLost}`}
        </p>
        {isToken && <CopyForUse secret={secret} onCopied={copied} />}
      </div>
    </Dialog>
  )
}

/** A token in the forms that programs take it in. */
function CopyForUse({ secret, onCopied }: { secret: string; onCopied: () => void }) {
  const { address } = useServer()
  return (
    <div className="flex flex-wrap gap-2" role="group" aria-label="Copy for use">
      <CopyButton
        hasWords
        size="sm"
        variant="secondary"
        label="Copy as header"
        value={() => `Authorization: Bearer ${secret}`}
        onCopied={onCopied}
      />
      <CopyButton
        hasWords
        size="sm"
        variant="secondary"
        label="Copy as curl"
        value={() => `curl -H 'Authorization: Bearer ${secret}' ${address}/api/v4/users/me`}
        onCopied={onCopied}
      />
      <CopyButton
        hasWords
        size="sm"
        variant="secondary"
        label="Copy as .env"
        value={() => `MATTERMOST_TOKEN=${secret}\n`}
        onCopied={onCopied}
      />
    </div>
  )
}
