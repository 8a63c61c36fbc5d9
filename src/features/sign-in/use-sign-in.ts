import { useCallback, useEffect, useRef, useState } from 'react'
import { isAbort } from '@/api/errors.ts'
import { signIn, type Credentials } from '@/api/login.ts'
import type { User } from '@/api/objects/user.ts'
import type { Failure } from './explain-failure.ts'
import { failureOf } from './failure-of.ts'

export interface SignInState {
  isBusy: boolean
  /** The server has asked for a code in this attempt. */
  needsCode: boolean
  /**
   * Why the last attempt failed. `at` tells one failure from the next of the same kind; `hasMovedOn` says that the focus
   * was moved while the answer was awaited: somebody is typing elsewhere, and it stays theirs.
   */
  failure: (Failure & { at: number; hasMovedOn: boolean }) | null
}

const AT_REST: SignInState = { isBusy: false, needsCode: false, failure: null }

/**
 * Signs in. The password and the code are handed through and kept nowhere. One attempt at a time: what is submitted while
 * one runs is ignored. `onDone` looks whether there is a session now, and rejects when there is none: an attempt that
 * failed. After success it stays busy, until the page is left.
 */
export function useSignIn(onDone: (user: User) => Promise<void>) {
  const [state, setState] = useState<SignInState>(AT_REST)
  const running = useRef<AbortController | null>(null)
  const isForgotten = useRef(false)
  useEffect(() => () => running.current?.abort(), [])

  const submit = useCallback(
    async (credentials: Credentials) => {
      if (running.current) return
      const stop = new AbortController()
      running.current = stop
      isForgotten.current = false
      const focused = document.activeElement
      setState((before) => ({ ...before, isBusy: true, failure: null }))
      try {
        await onDone(await signIn(credentials, stop.signal))
      } catch (error) {
        const failure = await failureOf(error, credentials.code !== undefined)
        running.current = null
        if (isAbort(error)) return
        const hasMovedOn = document.activeElement !== focused
        setState((before) => ({
          isBusy: false,
          needsCode: !isForgotten.current && (before.needsCode || failure.problem === 'code-needed'),
          failure: { ...failure, at: Date.now(), hasMovedOn },
        }))
      }
    },
    [onDone],
  )

  /** Another name was typed: what was learned about the first one says nothing about it. */
  const forget = useCallback(() => {
    isForgotten.current = true
    setState((before) => (before.isBusy ? before : AT_REST))
  }, [])
  return { state, submit, forget }
}
