import type { ClientConfig } from '@/api/objects/client-config.ts'
import type { User } from '@/api/objects/user.ts'
import { Button } from '@/ui/button.tsx'
import { LoginField } from './login-field.tsx'
import { SignInFields } from './sign-in-fields.tsx'
import { loginWords } from './sign-in-words.ts'
import { useSignIn } from './use-sign-in.ts'

interface SignInFormProps {
  /** Null while it is not known, or could not be read. */
  config: ClientConfig | null
  onSubmit: () => void
  onSignedIn: (user: User) => Promise<void>
}

/** Name, password, and the code when the server asks for one. */
export function SignInForm({ config, onSubmit, onSignedIn }: SignInFormProps) {
  const { handleSubmit, fields } = useSignIn(onSignedIn, onSubmit)
  return (
    <form noValidate aria-label="Sign in" onSubmit={handleSubmit} className="flex flex-col gap-4">
      <LoginField {...fields} words={loginWords(config)} />
      <SignInFields {...fields} />
      <Button type="submit" variant="primary" isBusy={fields.state.isBusy} className="w-full">
        Sign in
      </Button>
    </form>
  )
}
