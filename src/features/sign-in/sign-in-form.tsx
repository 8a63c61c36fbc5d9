import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { ClientConfig } from '@/api/objects/client-config.ts'
import type { User } from '@/api/objects/user.ts'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { readForm, type FieldName } from './read-form.ts'
import { SignInFields } from './sign-in-fields.tsx'
import { loginLabel, loginWords } from './sign-in-words.ts'
import { useSignIn } from './use-sign-in.ts'

interface SignInFormProps {
  /** Null while it is not known, or could not be read. */
  config: ClientConfig | null
  onSubmit: () => void
  onSignedIn: (user: User) => Promise<void>
}

/** Name, password, and the code when the server asks for one. */
export function SignInForm({ config, onSubmit, onSignedIn }: SignInFormProps) {
  const { state, submit, forget } = useSignIn(onSignedIn)
  const [missing, setMissing] = useState<{ field: FieldName; at: number } | null>(null)
  const login = useRef<HTMLInputElement>(null)
  useEffect(() => login.current?.focus(), [])
  useEffect(() => {
    if (missing?.field === 'login') login.current?.focus()
  }, [missing])

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const read = readForm(new FormData(event.currentTarget), state.needsCode)
    if (read.missing !== null) return setMissing({ field: read.missing, at: Date.now() })
    setMissing(null)
    onSubmit()
    void submit(read.credentials)
  }

  return (
    <form noValidate aria-label="Sign in" onSubmit={handleSubmit} className="flex flex-col gap-4">
      <Field label={loginLabel(config)} error={missing?.field === 'login' ? `Enter your ${loginWords(config)}.` : null}>
        <TextInput
          ref={login}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          onChange={() => (state.needsCode || state.isBusy) && forget()}
        />
      </Field>
      <SignInFields state={state} missing={missing} />
      <Button type="submit" variant="primary" isBusy={state.isBusy} className="w-full">
        Sign in
      </Button>
    </form>
  )
}
