import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import type { LeaveGuard } from './use-leave-guard.ts'

/** Somebody is on the way elsewhere while a change is not saved. */
export function UnsavedNotice({ guard, look = 'box' }: { guard: LeaveGuard; look?: 'box' | 'strip' }) {
  return (
    <Banner
      tone="warn"
      role="alert"
      look={look}
      title="Not saved yet"
      actions={
        <>
          <Button size="sm" onClick={guard.stay}>
            Stay
          </Button>
          <Button size="sm" variant="danger-outline" onClick={guard.leave}>
            Leave without saving
          </Button>
        </>
      }
    >
      Leaving throws away what you changed.
    </Banner>
  )
}
