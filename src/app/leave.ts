import { flushSync } from 'react-dom'
import type { NavigateFunction } from 'react-router'
import { clearNavigationCounts } from '@/components/navigation-counts.ts'
import { toast } from '@/ui/toast-store.ts'
import { closeDialog } from './dialog-store.ts'
import { SIGN_IN_PATH } from './next.ts'
import { closeSession } from './session.ts'

/** Why somebody finds themselves at the sign-in page. Handed over in the state of the history entry. */
export type Farewell = 'signed-out' | 'signed-out-elsewhere' | 'other-person'

/** What a page left behind outside of the query cache. */
function clearEverything(): void {
  // At once, so that the page is gone, and with it what would hold up the navigation, before the navigation begins.
  flushSync(closeSession)
  toast.clear()
  clearNavigationCounts()
  closeDialog()
}

/** Forgets everything in this tab and goes to the sign-in page. */
export async function leave(navigate: NavigateFunction, farewell: Farewell, to = SIGN_IN_PATH): Promise<void> {
  clearEverything()
  await navigate(to, { replace: farewell !== 'signed-out', state: { farewell } })
}

/** Somebody else is signed in by now: forgets everything and begins anew as them, at their home page. */
export async function becomeOther(navigate: NavigateFunction): Promise<void> {
  clearEverything()
  await navigate('/', { replace: true })
  toast.show({ tone: 'info', title: 'Somebody else signed in', description: 'This tab has followed.' })
}
