import { useState, type FormEvent } from 'react'
import { createPortal } from 'react-dom'
import type { UserId } from '@/api/ids.ts'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { explain } from '@/domain/error-words.ts'
import { personName } from '@/domain/person-name.ts'
import { readForm, type FieldName } from '@/features/sign-in/read-form.ts'
import { SignInFields } from '@/features/sign-in/sign-in-fields.tsx'
import { useSignIn } from '@/features/sign-in/use-sign-in.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'

interface SessionEndedDialogProps {
  /** Rejects when the sign-in left no session. */
  onSignedIn: (userId: UserId) => Promise<void>
  /** Looks whether there is a session again; rejects when there is none. */
  onRecheck: () => Promise<void>
  /** Gives up the page, for somebody else. */
  onLeave: () => void
}

/** The session ended in the middle of work: sign in again over the page, which stays as it is underneath. */
export function SessionEndedDialog({ onSignedIn, onRecheck, onLeave }: SessionEndedDialogProps) {
  const { user } = useViewer()
  const { state, submit } = useSignIn((who) => onSignedIn(who.id))
  const [missing, setMissing] = useState<{ field: FieldName; at: number } | null>(null)
  const isElsewhere = user.auth_service !== '' && user.auth_service !== 'ldap'

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const read = readForm(new FormData(event.currentTarget), state.needsCode)
    if (read.missing !== null) return setMissing({ field: read.missing, at: Date.now() })
    setMissing(null)
    void submit(read.credentials)
  }

  return (
    <>
      <Scrim />
      <Dialog
        isOpen
        dismissible={false}
        onClose={() => undefined}
        title="Your session ended"
        description={
          <>
            Sign in again as <bdi className="font-medium text-ink">{personName(user)}</bdi> to go on. The page and what
            you typed are still there.
          </>
        }
        onSubmit={handleSubmit}
        footerNote={
          <Button variant="quiet" onClick={onLeave}>
            Somebody else
          </Button>
        }
        footer={
          !isElsewhere && (
            <Button type="submit" variant="primary" isBusy={state.isBusy}>
              Sign in
            </Button>
          )
        }
      >
        <div className="flex flex-col gap-4">
          {!isElsewhere && (
            <>
              <LoginField />
              <SignInFields state={state} missing={missing} />
            </>
          )}
          <Recheck isOnlyWay={isElsewhere} onRecheck={onRecheck} />
        </div>
      </Dialog>
    </>
  )
}

/** Over whatever dialog was open: its place in the body, before ours, puts it between the two. */
function Scrim() {
  return createPortal(<div className="fixed inset-0 z-50 bg-scrim" />, document.body)
}

/** The name is known, save for directories, where one may sign in by something else than one's user name. */
function LoginField() {
  const { user } = useViewer()
  const { config } = useServer()
  if (user.auth_service === 'ldap') {
    return (
      <Field label={config.LdapLoginFieldName.trim() || 'AD/LDAP user name'}>
        <TextInput
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={user.username}
        />
      </Field>
    )
  }
  const login = config.EnableSignInWithUsername === 'false' ? user.email : user.username
  return <input name="login" autoComplete="username" value={login} readOnly hidden />
}

function Recheck({ isOnlyWay, onRecheck }: { isOnlyWay: boolean; onRecheck: () => Promise<void> }) {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function look() {
    if (isBusy) return
    setIsBusy(true)
    setError(null)
    try {
      await onRecheck()
    } catch (reason) {
      setError(reason)
      setIsBusy(false)
    }
  }
  return (
    <>
      {error !== null && (
        <Banner tone="warn" role="alert" title="Still no session">
          {explain(error).title}.
        </Banner>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-2">
        <span>
          {isOnlyWay
            ? 'You sign in through another service: do so in Mattermost, in another tab.'
            : 'Signed in in another tab?'}
        </span>
        <Button size="sm" isBusy={isBusy} onClick={() => void look()}>
          Look again
        </Button>
      </div>
    </>
  )
}
