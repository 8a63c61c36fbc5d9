import { useEffect, useRef, useState, type FormEvent } from 'react'
import { ApiError } from '@/api/errors.ts'
import { sendPasswordReset } from '@/api/login.ts'
import { LateRateLimit } from './late-rate-limit.tsx'
import { explain } from '@/domain/error-words.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'

/**
 * Only for an address that exists the server may refuse (another sign-in service) or fail to send. To tell these from
 * success would tell who has an account here.
 */
function isAnswer(error: unknown): boolean {
  return error instanceof ApiError && error.id.startsWith('api.user.send_password_reset.')
}

/** Asks the server to mail a link for a new password. What it says afterwards holds whether or not the address exists. */
export function ResetForm({ onBack }: { onBack: () => void }) {
  const [isBusy, setIsBusy] = useState(false)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)
  const answer = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const next = sentTo === null ? field.current : answer.current
    next?.focus()
  }, [sentTo])

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isBusy) return
    const email = field.current?.value.trim() ?? ''
    if (!/^\S+@\S+$/.test(email)) {
      setProblem('Enter the e-mail address of your account.')
      field.current?.focus()
      return
    }
    setProblem(null)
    setError(null)
    setIsBusy(true)
    try {
      await sendPasswordReset(email).catch((reason: unknown) => {
        if (!isAnswer(reason)) throw reason
      })
      setSentTo(email)
    } catch (reason) {
      setError(reason)
    }
    setIsBusy(false)
  }

  if (sentTo !== null) {
    return (
      <div className="flex flex-col items-start gap-4">
        <h2 ref={answer} tabIndex={-1} className="text-lg font-semibold outline-none">
          Look into your mailbox
        </h2>
        <p className="text-base text-ink-2">
          If <bdi className="font-medium break-all text-ink">{sentTo}</bdi> belongs to an account with a password here,
          the server mails a link for a new one.
        </p>
        <p className="text-base text-ink-2">
          Nothing after some minutes: the address is not known here, the account signs in through another service, or
          the server cannot send mail. An administrator can tell.
        </p>
        <Button onClick={onBack}>Back to sign in</Button>
      </div>
    )
  }
  const words = error === null ? null : explain(error)
  return (
    <form noValidate aria-label="New password" onSubmit={(event) => void send(event)} className="flex flex-col gap-4">
      <Field label="E-mail address" hint="Of your account in Mattermost." error={problem}>
        <TextInput ref={field} type="email" name="email" autoComplete="email" autoCapitalize="none" />
      </Field>
      <LateRateLimit />
      {words && (
        <Banner tone="danger" role="alert" title={words.title}>
          {`${words.advice} ${words.doubt}`}
        </Banner>
      )}
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="quiet" onClick={onBack}>
          Back to sign in
        </Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          Mail me a link
        </Button>
      </div>
    </form>
  )
}
