import { flushSync } from 'react-dom'
import type { NavigateFunction } from 'react-router'
import { toast } from '@/ui/toast-store.ts'
import { SIGN_IN_PATH } from './next.ts'
import { closeSession } from './session.ts'

/** Why somebody finds themselves at the sign-in page. Handed over in the state of the history entry. */
export type Farewell = 'signed-out' | 'signed-out-elsewhere' | 'other-person'

/** Forgets everything in this tab and goes to the sign-in page. */
export async function leave(navigate: NavigateFunction, farewell: Farewell, to = SIGN_IN_PATH): Promise<void> {
  // At once, so that the page is gone, and with it what would hold up the navigation, before the navigation begins.
  flushSync(closeSession)
  await navigate(to, { replace: farewell !== 'signed-out', state: { farewell } })
}

/** Somebody else is signed in by now: forgets everything and begins anew as them, at their home page. */
export async function becomeOther(navigate: NavigateFunction): Promise<void> {
  flushSync(closeSession)
  await navigate('/', { replace: true })
  toast.show({ tone: 'info', title: 'Somebody else signed in', description: 'This tab has followed.' })
}
