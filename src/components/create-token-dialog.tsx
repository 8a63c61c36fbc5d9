import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { User } from '@/api/objects/user.ts'
import { isSystemAdmin } from '@/domain/roles.ts'
import { checkDescription, DESCRIPTION_MAX_BYTES } from '@/domain/description-check.ts'
import { weakDescription, WEAK_DESCRIPTION_WORDS } from '@/domain/token-description.ts'
import { statusMeaning } from '@/domain/token-status.ts'
import { utf8Length } from '@/lib/utf8.ts'
import { userQuery } from '@/queries/people.ts'
import { isOutcomeUnknown } from '@/api/errors.ts'
import { useCreateToken } from '@/queries/token-writes.ts'
import type { SecretSink } from '@/api/token-writes.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { ExpiryField, useExpiryChoice } from './expiry-field.tsx'
import { OwnerPicker } from './owner-picker.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { SecretUnderWay } from './secret-under-way.tsx'
import { useLeaveGuard, type LeaveGuard } from './use-leave-guard.ts'
import { useServer, useViewer } from './viewer-context.tsx'

interface CreateTokenDialogProps {
  /** Whose token it becomes; null lets one pick. */
  owner: User | null
  onClose: () => void
}

/**
 * Makes a personal access token: whose, what for, until when; for an administrator a second look; then its secret, once.
 */
export function CreateTokenDialog({ owner, onClose }: CreateTokenDialogProps) {
  const [made, setMade] = useState<Made | null>(null)
  if (!made) return <CreateTokenForm owner={owner} onClose={onClose} onMade={setMade} />
  return <TokenMade made={made} onClose={onClose} />
}

interface Made {
  secret: string
  description: string
  owner: User
}

function TokenMade({ made, onClose }: { made: Made; onClose: () => void }) {
  const { secret, description, owner } = made
  const { features } = useServer()
  // Only watched: whoever made the token has the owner read anew.
  const { data: now } = useQuery({ ...userQuery(owner.id), enabled: false })
  return (
    <SecretDialog
      title="Token created"
      description={`${description}, for @${owner.username}`}
      secret={secret}
      onClose={onClose}
      note={
        (now?.delete_at ?? 0) > 0 && (
          <Banner tone="warn" role="status" title="The token is asleep">
            {statusMeaning('asleep', features, owner.is_bot)}
          </Banner>
        )
      }
    />
  )
}

/** What the form sends, and that it is sent once: the second click of two comes before anything is drawn anew. */
function useSend(sink: SecretSink) {
  const create = useCreateToken(sink)
  const isSent = useRef(false)
  const send = (input: Parameters<typeof create.mutate>[0]) => {
    if (isSent.current) return
    isSent.current = true
    create.mutate(input, {
      onSettled: () => {
        isSent.current = false
      },
    })
  }
  return { send, isPending: create.isPending, error: create.error }
}

const OFF_FOR_PEOPLE = 'personal access tokens of people are switched off on this server.'

type FormProps = CreateTokenDialogProps & { onMade: (made: Made) => void }

function CreateTokenForm({ owner: givenOwner, onClose, onMade }: FormProps) {
  const { features } = useServer()
  const viewer = useViewer()
  const [owner, setOwner] = useState(givenOwner)
  const [description, setDescription] = useState('')
  const expiry = useExpiryChoice(features)
  const [wasSent, setWasSent] = useState(false)
  const [isWarned, setIsWarned] = useState(false)
  const { send, isPending, error } = useSend(
    (secret) => owner && onMade({ secret, description: description.trim(), owner }),
  )

  const guard = useLeaveGuard(isPending)
  const answer = expiry.answer()
  const isOwnerOff = owner !== null && !owner.is_bot && !features.tokensEnabled
  const problems = {
    owner: isOwnerOff ? `Choose a bot: ${OFF_FOR_PEOPLE}` : owner ? null : 'Choose whose token it becomes.',
    description: checkDescription(description.trim()),
    expiry: answer.problem,
  }
  const isOwn = owner?.id === viewer.user.id
  const needsWarning = owner !== null && isSystemAdmin(owner)

  const submit = (form: HTMLFormElement) => {
    setWasSent(true)
    if (problems.owner || problems.description || answer.problem !== null || !owner) return focusFirstProblem(form)
    if (needsWarning && !isWarned) return setIsWarned(true)
    send({
      userId: owner.id,
      description: description.trim(),
      ...(answer.expiresAt === undefined ? {} : { expiresAt: answer.expiresAt }),
    })
  }

  return (
    <Dialog
      isOpen
      onClose={() => !isPending && onClose()}
      title={isOwn ? 'New token' : 'New token for a person or a bot'}
      description="Whoever holds a token acts as its owner, with all the owner’s rights."
      error={(error || guard) && <Trouble error={error} guard={guard} />}
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
      footer={
        <Buttons onClose={onClose} isPending={isPending} isDanger={isWarned}>
          {needsWarning ? (isWarned ? 'Create administrator’s token' : 'Continue') : 'Create token'}
        </Buttons>
      }
    >
      <div className="flex flex-col gap-4">
        {givenOwner === null && (
          <OwnerPicker
            label="Owner"
            hint={
              features.tokensEnabled
                ? 'A person or a bot. The token can do what they can do.'
                : `A bot: ${OFF_FOR_PEOPLE}`
            }
            value={owner}
            onChange={(user) => {
              setOwner(user)
              setIsWarned(false)
            }}
            // Said at once: nothing else of the form can make up for it.
            error={wasSent || isOwnerOff ? problems.owner : null}
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
          <AdministratorWarning title={isOwn ? 'You are an administrator' : `@${owner.username} is an administrator`} />
        )}
      </div>
    </Dialog>
  )
}

/** Brings whoever sent a form with a mistake to the first of them, once it is marked as one. */
function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
}

function Trouble({ error, guard }: { error: unknown; guard: LeaveGuard | null }) {
  return (
    <>
      {error !== null && <ErrorBanner error={error} />}
      {isOutcomeUnknown(error) && (
        <p className="mt-2 text-sm text-ink-2">
          Look at the list before trying again: a token whose secret nobody has seen is best revoked.
        </p>
      )}
      {guard && <SecretUnderWay guard={guard} />}
    </>
  )
}

function Buttons(props: { onClose: () => void; isPending: boolean; isDanger: boolean; children: string }) {
  return (
    <>
      <Button onClick={props.onClose} {...(props.isPending ? { disabledReason: 'The token is being made' } : {})}>
        Cancel
      </Button>
      <Button
        type="submit"
        variant={props.isDanger ? 'danger' : 'primary'}
        isBusy={props.isPending}
        // A double click on "Continue" is no second look.
        onClick={(event) => props.isDanger && event.detail > 1 && event.preventDefault()}
      >
        {props.children}
      </Button>
    </>
  )
}

/** The second look: takes the focus, so that a key held down on the way here does not run through it. */
function AdministratorWarning({ title }: { title: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <Banner tone="danger" role="alert" title={title}>
        This token can do everything on the server: read every message, change every account, make further tokens. It
        goes on working when the password changes. A bot with few rights is safer for a script.
      </Banner>
    </div>
  )
}

function DescriptionField(props: { value: string; onChange: (text: string) => void; error: string | null }) {
  // What is sent.
  const text = props.value.trim()
  const bytes = utf8Length(text)
  const tooLong = bytes > DESCRIPTION_MAX_BYTES ? checkDescription(text) : null
  const weakness = text === '' ? null : weakDescription(text)
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
