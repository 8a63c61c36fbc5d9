import { AccessZone } from './access-zone.tsx'
import { AttemptsPanel } from './attempts-panel.tsx'
import { MethodPanel } from './method-panel.tsx'
import { MfaPanel } from './mfa-panel.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { TabScroll } from './tab-scroll.tsx'

/** `/users/:userId/sign-in`: how somebody gets in, and what can be changed about it. */
export default function PersonSignInPage() {
  return (
    <TabScroll>
      <div className="flex max-w-6xl flex-col gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <MethodPanel />
            <AttemptsPanel />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <PasswordPanel />
            <MfaPanel />
          </div>
        </div>
        <AccessZone />
      </div>
    </TabScroll>
  )
}
