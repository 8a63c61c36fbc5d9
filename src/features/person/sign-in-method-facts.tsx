import { useViewer } from '@/components/viewer-context.tsx'
import { authMethodWords } from '@/domain/auth-method.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { Fact } from '@/ui/definition-list.tsx'
import { usePerson } from './person-context.ts'

const NOT_TOLD = 'Only told to administrators: needs the permission manage_system'

/** By what somebody signs in and who they are there, inside a list of facts. `isTold`: the viewer is told. */
export function SignInMethodFacts({ isTold }: { isTold: boolean }) {
  const { user } = usePerson()
  const isAdmin = useViewer().system.has('manage_system')
  return (
    <>
      <Fact term="Method" unknownReason={NOT_TOLD}>
        {isTold ? authMethodWords(user.auth_service) : null}
      </Fact>
      {user.auth_service !== '' && (
        <Fact
          term="Known there as"
          isMono
          unknownReason={isAdmin ? 'The server did not tell' : NOT_TOLD}
          action={user.auth_data ? <CopyButton size="sm" value={user.auth_data} label="Copy sign-in id" /> : undefined}
        >
          {user.auth_data || null}
        </Fact>
      )}
    </>
  )
}
