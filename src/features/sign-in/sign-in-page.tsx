import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { ApiError } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import type { ClientConfig } from '@/api/objects/client-config.ts'
import type { User } from '@/api/objects/user.ts'
import { getMe } from '@/api/users.ts'
import { Mark } from '@/components/mark.tsx'
import { hintedUserId } from '@/queries/read-viewer.ts'
import { serverAddress } from '@/queries/server-identity.ts'
import { ServerLine } from './server-line.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useServerFacts } from './use-server-facts.ts'

const loadNotes = () => import('./notes.tsx')
const Notes = lazy(async () => {
  const notes = await loadNotes()
  return { default: notes.Notes }
})
const ServerProblem = lazy(async () => {
  const notes = await loadNotes()
  return { default: notes.ServerProblem }
})
const ResetForm = lazy(async () => {
  const form = await import('./reset-form.tsx')
  return { default: form.ResetForm }
})

interface SignInPageProps {
  /** Why one is here, when there is something to say. */
  notice: string | null
  /** The settings, where they were asked for on the way here. */
  told: Promise<ClientConfig> | null
  onSubmit: () => void
  /** `isNew` is false for a session that was there already. Rejects where there is none after all. */
  onSignedIn: (userId: UserId, isNew: boolean) => Promise<void>
}

/** Signing in with a Mattermost account, and what to do about a forgotten password. Loads nothing that it does not show. */
export default function SignInPage({ notice, told, onSubmit, onSignedIn }: SignInPageProps) {
  const { state, retry } = useServerFacts(told)
  const [isReset, setIsReset] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  // The form was only hidden: it can take the focus once it is drawn again, not before.
  const leaveReset = () => {
    flushSync(() => setIsReset(false))
    form.current?.querySelector('input')?.focus()
  }
  const [hasTried, setHasTried] = useState(false)
  const { me, setMe, begin } = useSignedInAlready()
  const goOn = () => void (me && onSignedIn(me.id, false).catch(() => setMe(null)))
  const config = state.phase === 'ready' ? state.config : null
  // Once one has tried, what came of that says more.
  const problem = state.phase === 'failed' && !hasTried ? state.words : null
  return (
    // From the top, not in the middle: then what comes further down moves nothing.
    <main className="grid min-h-dvh grid-cols-[minmax(0,1fr)] content-start justify-items-center p-4 sm:pt-[max(1rem,calc(50dvh-17rem))]">
      <title>{isReset ? 'New password · Latchkey' : 'Sign in · Latchkey'}</title>
      <div className="flex w-full max-w-sm flex-col gap-5">
        <p className="flex items-center gap-2 text-lg font-semibold">
          <Mark className="text-accent" />
          Latchkey
        </p>
        <div className="flex flex-col gap-5 rounded-panel border border-line bg-surface p-5 sm:p-6">
          <header className="flex flex-col gap-1">
            <h1 className="text-xl font-semibold">{isReset ? 'New password' : 'Sign in'}</h1>
            <ServerLine state={state} />
          </header>
          <Suspense fallback={null}>
            {(notice !== null || me) && <Notes notice={notice} me={me} onGoOn={goOn} />}
            {isReset && <ResetForm onBack={leaveReset} />}
          </Suspense>
          {/* Hidden, not gone: what was typed is there again afterwards. */}
          <div ref={form} hidden={isReset} className="flex flex-col gap-5" onInput={begin}>
            <SignInForm
              config={config}
              onSubmit={() => {
                setHasTried(true)
                onSubmit()
              }}
              onSignedIn={(user) => onSignedIn(user.id, true)}
            />
            <ForgottenPassword config={config} onReset={() => setIsReset(true)} />
            <SingleSignOn config={config} />
          </div>
          {/* Below: it comes when somebody may be typing already, and must move nothing away under the pointer. */}
          <Suspense fallback={null}>{problem && <ServerProblem problem={problem} onRetry={retry} />}</Suspense>
        </div>
        <p className="text-xs text-ink-3">
          Use your Mattermost account. Latchkey can see and change what that account can, and keeps no password.
        </p>
      </div>
    </main>
  )
}

/**
 * Who is signed in here already, null if nobody is, and how to take that back. Asked only where a cookie makes it likely, at
 * first and when one comes back from another tab, and not told to somebody who has begun to fill in the form since: it would
 * move away under the pointer, and the press on its button miss.
 */
function useSignedInAlready() {
  const [me, setMe] = useState<User | null>(null)
  const hasBegun = useRef(false)
  useEffect(() => {
    const stop = new AbortController()
    const look = () => {
      hasBegun.current = false
      if (document.hidden || hintedUserId() === null) return
      const tell = (user: User | null) => {
        if (!stop.signal.aborted && !hasBegun.current) setMe(user)
      }
      Promise.all([getMe(stop.signal), loadNotes()]).then(
        ([user]) => tell(user),
        // Anything else says nothing about whether somebody is.
        (error: unknown) => error instanceof ApiError && error.kind === 'session-expired' && tell(null),
      )
    }
    look()
    document.addEventListener('visibilitychange', look, stop)
    return () => stop.abort()
  }, [])
  const begin = () => {
    hasBegun.current = true
  }
  return { me, setMe, begin }
}

const LINK = 'hit text-accent-ink underline decoration-line-strong underline-offset-4 hover:decoration-current'

/** Other services lead back to Mattermost itself, and its session is one of this page where both are at one address. */
function SingleSignOn({ config }: { config: ClientConfig | null }): ReactNode {
  const isOn = Object.entries(config ?? {}).some(
    ([name, value]) => /^Enable(Saml|SignUp)/.test(name) && value === 'true',
  )
  if (!config || !isOn) return null
  const address = serverAddress(config)
  return (
    <p className="text-sm break-words text-ink-2">
      Single sign-on:{' '}
      {`${address}/`.startsWith(`${location.origin}/`) ? (
        <>
          sign in to{' '}
          <a href={address} target="_blank" rel="noreferrer" className={LINK}>
            Mattermost
          </a>{' '}
          in another tab, then come back.
        </>
      ) : (
        `only where Latchkey is at ${address}.`
      )}
    </p>
  )
}

function ForgottenPassword({ config, onReset }: { config: ClientConfig | null; onReset: () => void }): ReactNode {
  if (config?.PasswordEnableForgotLink === 'false') return null
  const elsewhere = config?.ForgotPasswordLink.trim() ?? ''
  const look = `self-start text-sm ${LINK}`
  if (/^https?:\/\//.test(elsewhere)) {
    return (
      <a href={elsewhere} rel="noreferrer" className={look}>
        Forgotten your password?
      </a>
    )
  }
  return (
    <button type="button" className={look} onClick={onReset}>
      Forgotten your password?
    </button>
  )
}
