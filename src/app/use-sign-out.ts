import { useCallback, useRef } from 'react'
import { useNavigate } from 'react-router'
import { signOut } from '@/api/login.ts'
import { tellFailure } from '@/components/tell-failure.ts'
import { leave } from './leave.ts'
import { tellTabs } from './session-news.ts'

/**
 * Ends the session on the server, then everything in all tabs. Without an answer the session may still be alive, its
 * cookie out of our hands: then nothing is cleared, and that is said.
 */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate()
  const isBusy = useRef(false)
  return useCallback(async () => {
    if (isBusy.current) return
    isBusy.current = true
    try {
      await signOut()
      tellTabs({ kind: 'signed-out' })
      await leave(navigate, 'signed-out')
    } catch (error) {
      await tellFailure('You may still be signed in', error)
    } finally {
      isBusy.current = false
    }
  }, [navigate])
}
