import { useServer } from '@/components/viewer-context.tsx'
import { tellFailure } from '@/components/tell-failure.ts'
import { countsAttempts, isLocked } from '@/domain/auth-method.ts'
import { useResetFailedAttempts } from '@/queries/person-writes.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { toast } from '@/ui/toast-store.ts'
import { Unknown } from '@/ui/unknown.tsx'
import { deniedReason } from './denied.ts'
import { usePerson } from './person-context.ts'
import { PersonPanel } from './person-panel.tsx'

/** Failed attempts to sign in, which lock an account, and forgetting them. */
export function AttemptsPanel() {
  const { user, isSignInTold, isOneself, rightTo } = usePerson()
  const { features } = useServer()
  const isTold = isSignInTold && (features.tellsFailedAttempts || isOneself)
  const reset = useResetFailedAttempts()
  const unlock = () => {
    if (reset.isPending) return
    // Told wherever one is by then: what is handed to `mutate` is not called once the tab is left.
    reset.mutateAsync({ userId: user.id }).then(
      () => toast.show({ title: 'Failed attempts forgotten', description: `@${user.username} may try again.` }),
      (error: unknown) => void tellFailure('Failed attempts were not reset', error, unlock),
    )
  }
  if (!countsAttempts(user)) {
    return (
      <PersonPanel title="Failed attempts">
        <p className="py-1 text-sm text-ink-2">The service this account signs in through counts and locks by itself.</p>
      </PersonPanel>
    )
  }
  const count = user.failed_attempts
  return (
    <PersonPanel title="Failed attempts">
      {isTold && isLocked(user) && (
        <Banner tone="danger" title="Locked" className="my-1">
          {`${count} wrong tries: the server refuses even the right password.`}
        </Banner>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 py-1 text-sm">
        <p className="min-w-0 flex-1">
          {isTold ? (
            <>
              <span className="font-semibold tabular-nums">{count}</span>
              {' since the last sign-in. 10 lock the account, unless the server says otherwise.'}
            </>
          ) : (
            <Unknown
              reason={
                isSignInTold
                  ? 'This server tells nobody of them; in 10.10 it does'
                  : 'Only told to administrators: needs the permission manage_system'
              }
            />
          )}
        </p>
        {features.resetFailedAttempts && (
          <Button
            isBusy={reset.isPending}
            disabledReason={
              deniedReason(rightTo('unlock')) ?? (isTold && count === 0 ? 'There is none to forget' : undefined)
            }
            onClick={unlock}
          >
            Reset attempts
          </Button>
        )}
      </div>
      {!features.resetFailedAttempts && (
        <p className="text-xs text-ink-3">
          This server cannot forget them by itself (in 10.10 it can). Setting a password does it as well.
        </p>
      )}
    </PersonPanel>
  )
}
