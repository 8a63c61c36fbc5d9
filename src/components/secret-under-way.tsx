import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'

/**
 * Holds leaving up while a secret is being made: the answer brings it this once, and nobody would be there to take it.
 * Stands in the dialog that asked for it; nothing is to be seen until somebody tries to leave.
 */
export function SecretUnderWay({ isPending }: { isPending: boolean }) {
  const guard = useLeaveGuard(isPending)
  if (!guard) return null
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
      The server shows it once. Whoever leaves now never sees it.
    </Banner>
  )
}
