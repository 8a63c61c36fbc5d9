import { useEffect, useState, useSyncExternalStore } from 'react'
import { Outlet, useNavigation } from 'react-router'
import { getSessionState, loadedShell, subscribeSession, type Session } from './session.ts'

/**
 * Everything around the pages, once somebody is signed in. Before, what is below is the error that opening the session
 * ended with, drawn on a page of its own.
 */
export function ShellRoute() {
  const state = useSyncExternalStore(subscribeSession, getSessionState)
  const isNavigating = useNavigation().state !== 'idle'
  const [shown, setShown] = useState<Session | null>(null)
  const session = state.phase === 'open' ? state.session : null
  // While one person's page gives way to another's, the router still holds the page of the first.
  const isHandingOver = session !== shown && isNavigating

  useEffect(() => {
    if (session && !isHandingOver) setShown(session)
  }, [session, isHandingOver])

  if (isHandingOver) return null
  if (state.phase === 'none') return <Outlet />
  const Shell = loadedShell()?.Shell
  if (!session || !Shell) return null
  return <Shell key={session.userId} session={session} />
}
