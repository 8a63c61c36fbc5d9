import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import type { LeaveGuard } from './use-leave-guard.ts'

/** Told to whoever leaves while a secret is being made or set: it is shown with the answer, once, and nobody would be there to take it. */
export function SecretUnderWay({ guard }: { guard: LeaveGuard }) {
  return (
    <Banner
      tone="warn"
      role="alert"
      title="The secret is on its way"
      actions={
        <>
          <Button size="sm" onClick={guard.stay}>
            Stay
          </Button>
          <Button size="sm" variant="danger-outline" onClick={guard.leave}>
            Leave without it
          </Button>
        </>
      }
    >
      It is shown once. Whoever leaves now never sees it.
    </Banner>
  )
}
