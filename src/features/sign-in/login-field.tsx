import { useEffect, useRef } from 'react'
import { Field } from '@/ui/field.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import type { SignInFieldsProps } from './sign-in-fields.tsx'
import { labelOf } from './sign-in-words.ts'

interface LoginFieldProps extends SignInFieldsProps {
  /** What to type, in the middle of a sentence. */
  words: string
  /** The name it is likely to be. Without one, the field has the focus at first. */
  known?: string
}

/** The name one signs in by, with the focus when it was left blank. */
export function LoginField({ words, known, state, missing, forget }: LoginFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const isMissing = missing?.field === 'login'
  useEffect(() => {
    if (known === undefined) input.current?.focus()
  }, [known])
  useEffect(() => {
    if (isMissing) input.current?.focus()
  }, [isMissing, missing])
  return (
    <Field label={labelOf(words)} error={isMissing ? `Enter your ${words}.` : null}>
      <TextInput
        ref={input}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={known}
        onChange={() => (state.needsCode || state.isBusy) && forget()}
      />
    </Field>
  )
}
