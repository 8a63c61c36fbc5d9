import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import SignInPage from '@/features/sign-in/sign-in-page.tsx'
import { safeNext } from './next.ts'
import { hearTabs, tellTabs } from './session-news.ts'
import { closeSession, loadShell, openSession, toldConfig } from './session.ts'

const farewells: ReadonlyMap<unknown, string> = new Map([
  ['signed-out', 'You are signed out, in all tabs.'],
  ['signed-out-elsewhere', 'You were signed out in another tab.'],
])

/** Why one was sent here, from the state of the history entry. */
function noticeOf(state: unknown): string | null {
  const farewell = typeof state === 'object' && state !== null && 'farewell' in state ? state.farewell : null
  return farewells.get(farewell) ?? null
}

/** `/sign-in?next=…`: the sign-in page, and where it leads. */
export function SignInRoute() {
  const navigate = useNavigate()
  const location = useLocation()
  const next = safeNext(new URLSearchParams(location.search).get('next')) ?? '/'
  const notice = noticeOf(location.state)

  // Forward leads here with a session open: whoever goes on from here may be somebody else, and finds nothing of it.
  useEffect(closeSession, [])

  // Another tab signed in: this one has a session too.
  useEffect(
    () => hearTabs((news) => news.kind === 'signed-in' && void navigate(next, { replace: true })),
    [navigate, next],
  )

  return (
    <SignInPage
      notice={notice}
      told={toldConfig()}
      // While the server checks the password there is time to fetch what comes after.
      onSubmit={() => void loadShell().catch(() => undefined)}
      onSignedIn={async (userId, isNew) => {
        // Side by side. Without a session the way on leads back here, and only what opening it failed with says why.
        await Promise.all([openSession(), navigate(next, { replace: true })])
        if (isNew) tellTabs({ kind: 'signed-in', userId })
      }}
    />
  )
}
