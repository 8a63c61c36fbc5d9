import { useEffect, useRef } from 'react'
import { Field } from '@/ui/field.tsx'
import { PasswordInput } from '@/ui/password-input.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { LateBanner } from './late-banner.tsx'
import { LateRateLimit } from './late-rate-limit.tsx'
import type { Missing, SignInState } from './use-sign-in.ts'

export interface SignInFieldsProps {
  state: SignInState
  missing: Missing
  /** Another name is typed. */
  forget: () => void
}

/**
 * Password, and the code once it is asked for, each with what is wrong with it; what is wrong with none of them stands
 * above. What was typed stays, and the focus goes to what has to be typed next, unless somebody has gone on typing elsewhere
 * while the answer was awaited: what they type would land in the wrong field. The form around reads the values.
 */
export function SignInFields({ state, missing }: SignInFieldsProps) {
  const { failure, needsCode } = state
  const password = useRef<HTMLInputElement>(null)
  const code = useRef<HTMLInputElement>(null)
  const wrong = missing ? missing.field : failure && failure.field
  const at = missing?.at ?? failure?.at
  const hasMovedOn = missing === null && failure?.hasMovedOn === true
  useEffect(() => {
    if (hasMovedOn) return
    const field = wrong === 'password' ? password.current : wrong === 'code' ? code.current : null
    field?.focus()
    field?.select()
  }, [wrong, at, hasMovedOn])

  const words = failure && failure.problem !== 'code-needed' ? failure.words : null
  const said = words && `${words.title}. ${words.advice}`
  return (
    <>
      <Field
        label="Password"
        error={missing?.field === 'password' ? 'Enter your password.' : wrong === 'password' ? said : null}
      >
        <PasswordInput ref={password} name="password" autoComplete="current-password" />
      </Field>
      {needsCode && (
        <Field
          label="Code"
          hint="The 6 digits that your authenticator shows now."
          error={
            missing?.field === 'code' || failure?.problem === 'code-malformed'
              ? 'Enter the 6 digits of your authenticator.'
              : wrong === 'code'
                ? said
                : null
          }
        >
          <TextInput
            ref={code}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={12}
            isMono
            spellCheck={false}
          />
        </Field>
      )}
      {said && wrong !== null && missing === null && (
        // The field has the focus already, so that its note would not be read.
        <p key={at} role="alert" className="sr-only">
          {said}
        </p>
      )}
      <LateRateLimit />
      {words && wrong === null && (
        <LateBanner tone="danger" role="alert" title={words.title} details={words.detail}>
          {words.advice}
        </LateBanner>
      )}
    </>
  )
}
