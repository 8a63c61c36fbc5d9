import { useState } from 'react'
import { lazyPart } from '@/components/lazy-part.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import { isKnownMethod } from '@/domain/auth-method.ts'
import { authServices } from '@/domain/auth-services.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { DefinitionList, Fact } from '@/ui/definition-list.tsx'
import { deniedReason } from './denied.ts'
import type { MethodDialogProps } from './method-dialog.tsx'
import { usePerson } from './person-context.ts'
import { PersonPanel } from './person-panel.tsx'
import { SignInMethodFacts } from './sign-in-method-facts.tsx'

const MethodDialog = lazyPart<MethodDialogProps>(async () => (await import('./method-dialog.tsx')).MethodDialog)

/** By what they sign in, and changing it. */
export function MethodPanel() {
  const { user, isOneself, isSignInTold, rightTo } = usePerson()
  const { config } = useServer()
  const [isOpen, setIsOpen] = useState(false)
  const services = authServices(config).filter((service) => service.id !== user.auth_service)
  return (
    <PersonPanel title="Sign-in method">
      {isSignInTold && !isKnownMethod(user.auth_service) && (
        <Banner tone="danger" title="Mattermost knows no such service" className="my-1">
          {`The account is set to “${user.auth_service}”: nobody can sign in with it. Setting a password brings it back to e-mail and password.`}
        </Banner>
      )}
      <DefinitionList>
        <SignInMethodFacts />
        <Fact term="E-mail" unknownReason="Not shown to you">
          {user.email}
        </Fact>
      </DefinitionList>
      <div className="flex flex-wrap items-center justify-between gap-3 pt-2">
        <p className="min-w-0 flex-[1_1_14rem] text-xs text-ink-3">
          Back to e-mail and password leads only by setting a password: the server has no other way.
        </p>
        <Button
          disabledReason={
            isOneself
              ? 'Your own sign-in method is changed in Mattermost: Profile, Security'
              : (deniedReason(rightTo('authMethod')) ??
                (services.length === 0 ? 'No other service is switched on on this server' : undefined))
          }
          onClick={() => setIsOpen(true)}
        >
          Change method…
        </Button>
      </div>
      {isOpen && <MethodDialog user={user} services={services} onClose={() => setIsOpen(false)} />}
    </PersonPanel>
  )
}
