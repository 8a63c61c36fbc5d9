import { authMethodWords } from '@/domain/auth-method.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { Fact } from '@/ui/definition-list.tsx'
import { usePerson } from './person-context.ts'

const NOT_TOLD = 'Only told to administrators: needs the permission manage_system'

/** By what somebody signs in and who they are there, inside a list of facts. */
export function SignInMethodFacts() {
  const { user, isSignInTold } = usePerson()
  return (
    <>
      <Fact term="Method" unknownReason={NOT_TOLD}>
        {isSignInTold ? authMethodWords(user.auth_service) : null}
      </Fact>
      {user.auth_service !== '' && (
        <Fact
          term="Known there as"
          isMono
          unknownReason="The server did not tell"
          action={user.auth_data ? <CopyButton size="sm" value={user.auth_data} label="Copy sign-in id" /> : undefined}
        >
          {user.auth_data || null}
        </Fact>
      )}
    </>
  )
}
