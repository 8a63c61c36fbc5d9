import type { LeaveGuard } from '@/components/use-leave-guard.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'

/** Asks before the page is left with a run that is not finished, or with a report nobody has saved. */
export function LeaveDialog({ guard, isUnderWay, stop }: { guard: LeaveGuard; isUnderWay: boolean; stop: () => void }) {
  return (
    <Dialog
      isOpen
      onClose={guard.stay}
      title={isUnderWay ? 'The run is not finished' : 'The report is not saved'}
      description={
        isUnderWay
          ? 'Leaving stops it: what is under way finishes, the rest is not started. What was found, done and left is kept on this page only.'
          : 'What was found, done and verified, as it is now, is kept on this page only, and gone when you leave.'
      }
      footer={
        <>
          <Button data-autofocus onClick={guard.stay}>
            Stay
          </Button>
          <Button
            variant="danger-outline"
            onClick={() => {
              stop()
              guard.leave()
            }}
          >
            {isUnderWay ? 'Stop and leave' : 'Leave without it'}
          </Button>
        </>
      }
    />
  )
}
