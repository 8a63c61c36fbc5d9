import { useState } from 'react'
import type { User } from '@/api/objects/user.ts'
import { isSystemAdmin } from '@/domain/rights.ts'
import {
  checkDescription,
  DESCRIPTION_MAX_BYTES,
  weakDescription,
  WEAK_DESCRIPTION_WORDS,
} from '@/domain/token-description.ts'
import { utf8Length } from '@/lib/utf8.ts'
import { useCreateToken } from '@/queries/tokens.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { ExpiryField, useExpiryChoice } from './expiry-field.tsx'
import { OwnerPicker } from './owner-picker.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useServer, useViewer } from './viewer-context.tsx'

interface CreateTokenDialogProps {
  /** Whose token it becomes; null lets one pick. */
  owner: User | null
  onClose: () => void
}

/**
 * Makes a personal access token: whose, what for, until when; for an administrator a second look; then its secret, once.
 */
export function CreateTokenDialog({ owner: givenOwner, onClose }: CreateTokenDialogProps) {
  const { features } = useServer()
  const viewer = useViewer()
  const [owner, setOwner] = useState(givenOwner)
  const [description, setDescription] = useState('')
  const expiry = useExpiryChoice(features)
  const [wasSent, setWasSent] = useState(false)
  const [isWarned, setIsWarned] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const create = useCreateToken(setSecret)

  if (secret !== null && create.data && owner) {
    return (
      <SecretDialog
        title="Token created"
        description={`${create.data.description.trim()}, for @${owner.username}`}
        secret={secret}
        onClose={onClose}
      />
    )
  }

  const answer = expiry.answer()
  const problems = {
    owner: owner ? null : 'Choose whose token it becomes.',
    description: checkDescription(description)?.words ?? null,
    expiry: answer.problem,
  }
  const isOwn = owner?.id === viewer.user.id
  const needsWarning = owner !== null && isSystemAdmin(owner)

  const submit = () => {
    setWasSent(true)
    if (create.isPending || problems.owner || problems.description || answer.problem !== null || !owner) return
    if (needsWarning && !isWarned) return setIsWarned(true)
    create.mutate({
      userId: owner.id,
      description: description.trim(),
      ...(answer.expiresAt === undefined ? {} : { expiresAt: answer.expiresAt }),
    })
  }

  return (
    <Dialog
      isOpen
      onClose={() => !create.isPending && onClose()}
      title={isOwn ? 'New token' : 'New token for a person or a bot'}
      description="Whoever holds a token acts as its owner, with all the owner’s rights."
      error={create.error && <ErrorBanner error={create.error} />}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      footer={
        <>
          <Button onClick={onClose} {...(create.isPending ? { disabledReason: 'The token is being made' } : {})}>
            Cancel
          </Button>
          <Button type="submit" variant={isWarned ? 'danger' : 'primary'} isBusy={create.isPending}>
            {needsWarning ? (isWarned ? 'Create administrator’s token' : 'Continue') : 'Create token'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {givenOwner === null && (
          <OwnerPicker
            label="Owner"
            hint="A person or a bot. The token can do what they can do."
            value={owner}
            onChange={(user) => {
              setOwner(user)
              setIsWarned(false)
            }}
            error={wasSent ? problems.owner : null}
          />
        )}
        <DescriptionField value={description} onChange={setDescription} error={wasSent ? problems.description : null} />
        <ExpiryField
          features={features}
          choice={expiry.choice}
          onChange={expiry.setChoice}
          error={wasSent ? problems.expiry : null}
        />
        {needsWarning && isWarned && (
          <Banner
            tone="danger"
            role="alert"
            title={isOwn ? 'You are an administrator' : `@${owner.username} is an administrator`}
          >
            This token can do everything on the server: read every message, change every account, make further tokens.
            It goes on working when the password changes. A bot with few rights is safer for a script.
          </Banner>
        )}
      </div>
    </Dialog>
  )
}

function DescriptionField(props: { value: string; onChange: (text: string) => void; error: string | null }) {
  const bytes = utf8Length(props.value)
  const tooLong = bytes > DESCRIPTION_MAX_BYTES ? (checkDescription(props.value)?.words ?? null) : null
  const weakness = props.value.trim() === '' ? null : weakDescription(props.value)
  return (
    <Field
      label="Description"
      isRequired
      hint={
        weakness
          ? `${WEAK_DESCRIPTION_WORDS[weakness]}. What uses it, and where?`
          : 'What uses it, and where. It is all that tells tokens apart later.'
      }
      count={`${bytes} / ${DESCRIPTION_MAX_BYTES} bytes`}
      error={tooLong ?? props.error}
    >
      <TextInput
        value={props.value}
        autoComplete="off"
        dir="auto"
        data-autofocus
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  )
}
