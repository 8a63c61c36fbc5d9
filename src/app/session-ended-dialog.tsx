import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { UserId } from '@/api/ids.ts'
import { isLeaveGuarded } from '@/components/use-leave-guard.ts'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { explain } from '@/domain/error-words.ts'
import { personName } from '@/domain/person-name.ts'
import { LoginField } from '@/features/sign-in/login-field.tsx'
import { SignInFields, type SignInFieldsProps } from '@/features/sign-in/sign-in-fields.tsx'
import { directoryWords } from '@/features/sign-in/sign-in-words.ts'
import { useSignIn } from '@/features/sign-in/use-sign-in.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'

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
  const { handleSubmit, fields } = useSignIn((who) => onSignedIn(who.id))
  const [isAsking, setIsAsking] = useState(false)
  const isElsewhere = user.auth_service !== '' && user.auth_service !== 'ldap'

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
            you typed are still there; “Somebody else” gives them up.
          </>
        }
        onSubmit={handleSubmit}
        footerNote={
          <Button variant="quiet" onClick={() => (isLeaveGuarded() ? setIsAsking(true) : onLeave())}>
            Somebody else
          </Button>
        }
        error={
          isAsking && (
            <Banner
              tone="warn"
              role="alert"
              title="Not finished here"
              actions={
                <>
                  <Button size="sm" onClick={() => setIsAsking(false)}>
                    Stay
                  </Button>
                  <Button size="sm" variant="danger-outline" onClick={onLeave}>
                    Give up
                  </Button>
                </>
              }
            >
              A secret or change that is not saved is lost, and a run ends.
            </Banner>
          )
        }
        footer={
          !isElsewhere && (
            <Button type="submit" variant="primary" isBusy={fields.state.isBusy}>
              Sign in
            </Button>
          )
        }
      >
        <div className="flex flex-col gap-4">
          {!isElsewhere && (
            <>
              <KnownLogin {...fields} />
              <SignInFields {...fields} />
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
function KnownLogin(props: SignInFieldsProps) {
  const { user } = useViewer()
  const { config } = useServer()
  if (user.auth_service === 'ldap')
    return <LoginField {...props} words={directoryWords(config)} known={user.username} />
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
