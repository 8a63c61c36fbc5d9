import { useRef, useState, type RefObject } from 'react'
import { ErrorBanner } from '@/components/error-banner.tsx'
import { SecretDialog } from '@/components/secret-dialog.tsx'
import { SecretUnderWay } from '@/components/secret-under-way.tsx'
import { useLeaveGuard } from '@/components/use-leave-guard.ts'
import { useServer } from '@/components/viewer-context.tsx'
import { authMethodWords } from '@/domain/auth-method.ts'
import { generatePassword, passwordPolicy, passwordRules } from '@/domain/password-policy.ts'
import { useSetPassword } from '@/queries/person-writes.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Checkbox } from '@/ui/checkbox.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { PasswordInput } from '@/ui/password-input.tsx'
import { toast } from '@/ui/toast-store.ts'
import { Consequences } from './consequences.tsx'
import { PasswordRules } from './password-rules.tsx'
import { usePerson } from './person-context.ts'

export interface PasswordDialogProps {
  onClose: () => void
}

/** Sets a password: typed, or made here and then shown once. What is typed is gone when the dialog is. */
export function PasswordDialog({ onClose }: PasswordDialogProps) {
  const { user } = usePerson()
  const [made, setMade] = useState<string | null>(null)
  if (made === null) return <PasswordForm onClose={onClose} onMade={setMade} />
  return (
    <SecretDialog
      title="Password set"
      description={`The new password of @${user.username}. Hand it over in a way that nobody else reads.`}
      label="Password"
      whenLost="If it gets lost, set another one."
      isToken={false}
      secret={made}
      onClose={onClose}
    />
  )
}

/** What the fields hold, where the mutation finds it: its variables would be kept by React Query. */
interface Typed {
  password: string
  current: string
}

function useSend(typed: RefObject<Typed>, isOneself: boolean) {
  const set = useSetPassword({
    password: () => typed.current.password,
    ...(isOneself ? { current: () => typed.current.current } : {}),
  })
  const isSent = useRef(false)
  const send = (input: { userId: Parameters<typeof set.mutate>[0]['userId']; onDone: () => void }) => {
    // The second click of two comes before anything is drawn anew.
    if (isSent.current) return
    isSent.current = true
    set.mutate(
      { userId: input.userId },
      {
        onSuccess: input.onDone,
        onSettled: () => {
          isSent.current = false
        },
      },
    )
  }
  return { send, isPending: set.isPending, error: set.error }
}

interface FormProps extends PasswordDialogProps {
  onMade: (password: string) => void
}

/** What the form holds, what is wrong with it, and sending it. */
function usePasswordForm({ onClose, onMade }: FormProps) {
  const { user, isOneself } = usePerson()
  const policy = passwordPolicy(useServer().config)
  const isElsewhere = user.auth_service !== '' && user.auth_service !== 'email'
  const [typed, setTyped] = useState<Typed>({ password: '', current: '' })
  const [isMade, setIsMade] = useState(false)
  const [isAgreed, agree] = useState(false)
  const [wasSent, setWasSent] = useState(false)
  const held = useRef(typed)
  const { send, isPending, error } = useSend(held, isOneself)
  const rules = passwordRules(typed.password, policy)
  const change = (next: Partial<Typed>, isFromHere = isMade) => {
    held.current = { ...held.current, ...next }
    setTyped(held.current)
    setIsMade(isFromHere)
  }
  const problems = {
    password: rules.every((rule) => rule.isMet) ? null : 'It breaks a rule below.',
    current: isOneself && typed.current === '' ? 'Enter your current password.' : null,
  }
  const submit = () => {
    setWasSent(true)
    if (problems.password ?? problems.current) return
    if (isElsewhere && !isAgreed) return
    send({
      userId: user.id,
      onDone: () => {
        if (isMade) return onMade(held.current.password)
        toast.show({ title: 'Password set', description: `@${user.username} signs in with the new one from now on.` })
        onClose()
      },
    })
  }
  return {
    typed,
    rules,
    problems: wasSent ? problems : { password: null, current: null },
    isMade,
    isAgreed,
    agree,
    isElsewhere,
    isPending,
    error,
    change,
    make: () => change({ password: generatePassword(policy) }, true),
    submit,
  }
}

function PasswordForm(props: FormProps) {
  const { onClose } = props
  const { user, isOneself, isSignInTold } = usePerson()
  const form = usePasswordForm(props)
  const { typed, problems, isPending, isElsewhere, isAgreed } = form
  // What comes of it is told here; what was made here nobody has seen.
  const guard = useLeaveGuard(isPending)
  const wait = isPending ? 'The password is being set' : undefined
  return (
    <Dialog
      isOpen
      onClose={() => !isPending && onClose()}
      title={isOneself ? 'Set your password' : 'Set password'}
      description={isOneself ? 'Your password changes.' : `@${user.username} gets a new password.`}
      error={guard && form.isMade ? <SecretUnderWay guard={guard} /> : form.error && <ErrorBanner error={form.error} />}
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
      footer={
        <>
          <Button onClick={onClose} disabledReason={wait}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="primary"
            isBusy={isPending}
            disabledReason={isElsewhere && !isAgreed ? 'Tick that they will sign in by e-mail first' : undefined}
          >
            Set password
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {isElsewhere && <ByEmailFromNow isAgreed={isAgreed} agree={form.agree} />}
        {isOneself && (
          <CurrentPassword
            value={typed.current}
            onChange={(current) => form.change({ current })}
            error={problems.current}
          />
        )}
        <Field label="New password" error={problems.password}>
          <PasswordInput
            data-autofocus={!isOneself || undefined}
            autoComplete="new-password"
            // What is shown at the end is what was sent.
            readOnly={isPending}
            value={typed.password}
            onChange={(event) => form.change({ password: event.target.value }, false)}
          />
        </Field>
        <PasswordRules rules={form.rules} isEmpty={typed.password === ''} />
        <Generate isMade={form.isMade} onMake={form.make} disabledReason={wait} />
        <Consequences
          lines={[
            ...(isSignInTold && user.failed_attempts > 0 ? ['Failed attempts are forgotten.'] : []),
            'Other sessions may end: that is a setting of the server.',
            'Tokens and the second factor stay as they are.',
          ]}
        />
      </div>
    </Dialog>
  )
}

function ByEmailFromNow({ isAgreed, agree }: { isAgreed: boolean; agree: (isAgreed: boolean) => void }) {
  const { user } = usePerson()
  return (
    <Banner tone="warn" title={`They sign in by ${authMethodWords(user.auth_service)} now`}>
      Setting a password turns the account into one with e-mail and password, and the server says nothing of it.
      <Checkbox
        className="mt-2"
        label={`From now on @${user.username} signs in by e-mail and password`}
        checked={isAgreed}
        onChange={(event) => agree(event.target.checked)}
      />
    </Banner>
  )
}

function CurrentPassword(props: { value: string; onChange: (password: string) => void; error: string | null }) {
  return (
    <Field label="Current password" hint="A wrong one counts as a failed attempt to sign in." error={props.error}>
      <PasswordInput
        autoComplete="current-password"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  )
}

interface GenerateProps {
  isMade: boolean
  onMake: () => void
  disabledReason: string | undefined
}

function Generate({ isMade, onMake, disabledReason }: GenerateProps) {
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <Button size="sm" onClick={onMake} disabledReason={disabledReason}>
        Generate one
      </Button>
      <span className="text-ink-2" role="status">
        {isMade ? 'Made here. It is shown once, when the server has taken it.' : ''}
      </span>
    </div>
  )
}
