import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { onSessionExpired } from '@/api/http.ts'
import type { UserId } from '@/api/ids.ts'
import { getMe } from '@/api/users.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { catchUp } from '@/queries/catch-up.ts'
import { hintedUserId } from '@/queries/read-viewer.ts'
import { loadChunk } from './chunk.ts'
import { becomeOther, leave } from './leave.ts'
import { signInPath } from './next.ts'
import { hearTabs, tellTabs } from './session-news.ts'
import type { Session } from './session.ts'

const SessionEndedDialog = lazy(async () => {
  return { default: await loadChunk(async () => (await import('./session-ended-dialog.tsx')).SessionEndedDialog) }
})

/**
 * Watches whose session this browser has: it may end in the middle of work, end or change hands in another tab, or in
 * Mattermost itself. The same person signing in again finds the page as it was; anybody else finds nothing of it.
 */
export function SessionWatch({ session }: { session: Session }) {
  const { isEnded, arrived, goAway } = useSessionWatch(session)
  if (!isEnded) return null
  // After signing in as well: a browser that keeps no session would only have the dialog again, without a word.
  const look = async () => arrived((await getMe()).id)
  return (
    <Suspense fallback={null}>
      <SessionEndedDialog
        onSignedIn={async (userId) => {
          await look()
          tellTabs({ kind: 'signed-in', userId })
        }}
        onRecheck={look}
        onLeave={goAway}
      />
    </Suspense>
  )
}

function useSessionWatch(session: Session) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const location = useLocation()
  const viewer = useViewer()
  const [isEnded, setIsEnded] = useState(false)
  const { userId } = session

  /** Somebody has a session again. What is shown is read again; what is being typed, chosen or run goes on. */
  const arrived = useCallback(
    (who: UserId) => {
      if (who !== userId) return void becomeOther(navigate)
      setIsEnded(false)
      catchUp(client)
    },
    [client, navigate, userId],
  )

  useEffect(() => onSessionExpired(() => setIsEnded(true)), [])

  useEffect(
    () =>
      hearTabs((news) => {
        if (news.kind === 'signed-out') void leave(navigate, 'signed-out-elsewhere')
        else if (news.userId !== userId) void becomeOther(navigate)
        else if (isEnded) arrived(userId)
      }),
    [arrived, isEnded, navigate, userId],
  )

  // A sign-in in Mattermost itself tells nobody; the cookie and the next look at oneself do.
  useEffect(() => {
    if (viewer.user.id !== userId) void becomeOther(navigate)
  }, [navigate, userId, viewer])
  const check = useCallback(() => {
    if (document.visibilityState !== 'visible') return
    if (!isEnded && hintedUserId() === userId) return
    void getMe().then(
      (me) => (isEnded || me.id !== userId) && arrived(me.id),
      // No session, or no answer: the dialog stays, or the next read opens it.
      () => undefined,
    )
  }, [arrived, isEnded, userId])
  useEffect(() => {
    document.addEventListener('visibilitychange', check)
    return () => document.removeEventListener('visibilitychange', check)
  }, [check])

  const goAway = () => void leave(navigate, 'other-person', signInPath(location.pathname + location.search))
  return { isEnded, arrived, goAway }
}
