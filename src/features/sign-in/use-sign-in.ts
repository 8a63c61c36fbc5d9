import { useEffect, useRef, useState, type FormEvent } from 'react'
import { isAbort } from '@/api/errors.ts'
import { signIn, type Credentials } from '@/api/login.ts'
import type { User } from '@/api/objects/user.ts'
import type { Failure } from './explain-failure.ts'
import { failureOf } from './failure-of.ts'
import { readForm, type FieldName } from './read-form.ts'

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

/** A field that was left blank, or holds what cannot be right; found without asking the server. */
export type Missing = { field: FieldName; at: number } | null

const AT_REST: SignInState = { isBusy: false, needsCode: false, failure: null }

/**
 * A form that signs in. The password and the code are handed through and kept nowhere. One attempt at a time: what is
 * submitted while one runs is ignored. `onDone` looks whether there is a session now, and rejects when there is none: an
 * attempt that failed. After success it stays busy, until the page is left.
 */
export function useSignIn(onDone: (user: User) => Promise<void>, onSubmit?: () => void) {
  const [state, setState] = useState<SignInState>(AT_REST)
  const [missing, setMissing] = useState<Missing>(null)
  const running = useRef<AbortController | null>(null)
  const isForgotten = useRef(false)
  useEffect(() => () => running.current?.abort(), [])

  async function submit(credentials: Credentials) {
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
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const read = readForm(new FormData(event.currentTarget), state.needsCode)
    if (read.missing !== null) return setMissing({ field: read.missing, at: Date.now() })
    setMissing(null)
    onSubmit?.()
    void submit(read.credentials)
  }

  /** Another name was typed: what was learned about the first one says nothing about it. */
  function forget() {
    isForgotten.current = true
    setState((before) => (before.isBusy ? before : AT_REST))
  }
  return { handleSubmit, fields: { state, missing, forget } }
}
