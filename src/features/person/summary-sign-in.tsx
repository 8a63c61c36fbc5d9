import { Time } from '@/components/time.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import { authMethodWords, countsAttempts, isLocked, isMfaOurs } from '@/domain/auth-method.ts'
import { lastSeen } from '@/domain/person-credentials.ts'
import { Badge } from '@/ui/badge.tsx'
import { DefinitionList, Fact } from '@/ui/definition-list.tsx'
import { WarnIcon } from '@/ui/icons.ts'
import { Skeleton } from '@/ui/skeleton.tsx'
import { OriginMark } from '@/ui/origin-mark.tsx'
import { usePerson } from './person-context.ts'
import { PersonPanel } from './person-panel.tsx'
import { SignInMethodFacts } from './sign-in-method-facts.tsx'
import { NotThere } from './summary-figure.tsx'
import type { PersonReport } from '@/components/use-person-report.ts'
import type { Summary } from './use-summary.ts'

/** How a person gets in: method, second factor, failed attempts, and when they were last seen. */
export function SummarySignIn({ sessions, report }: Pick<Summary, 'sessions' | 'report'>) {
  const { user, isOneself, isSignInTold } = usePerson()
  const { features } = useServer()
  const tellsAttempts = isSignInTold && (features.tellsFailedAttempts || isOneself)
  const seen = sessions.state === 'read' ? lastSeen(sessions.data) : null
  return (
    <PersonPanel title="How they sign in" more={{ to: `/users/${user.id}/sign-in`, label: 'Sign-in' }}>
      <DefinitionList>
        <SignInMethodFacts />
        <Fact
          term="Second factor"
          origin={
            <OriginMark origin="server" about="Second factor">
              The account says whether one is set up in Mattermost. What another service asks for when people sign in
              through it, Mattermost does not know. When it was set up is not kept.
            </OriginMark>
          }
        >
          <SecondFactor />
        </Fact>
        {tellsAttempts && countsAttempts(user) && (
          <Fact term="Failed attempts">
            {isLocked(user) ? (
              <Badge look="plain" tone="danger">{`${user.failed_attempts}: locked`}</Badge>
            ) : (
              String(user.failed_attempts)
            )}
          </Fact>
        )}
        {report.state !== 'absent' && (
          <Fact
            term="Last sign-in"
            origin={
              <OriginMark origin="server" about="Last sign-in">
                The server’s report of people notes the moment of the last sign-in, that of a token not. What it has
                never noted may have been before it began to.
              </OriginMark>
            }
          >
            <LastSignIn report={report} />
          </Fact>
        )}
        <Fact
          term="Last seen"
          origin={
            <OriginMark origin="session" about="Last seen">
              The latest activity of any session, those of tokens too. Mattermost notes activity only on some calls and
              at most every 5 minutes: the real one may be later. Sessions that ended tell nothing.
            </OriginMark>
          }
        >
          {sessions.state !== 'read' ? (
            <NotThere reading={sessions} what="The sessions" />
          ) : seen === null ? (
            <span className="text-ink-2">No session tells</span>
          ) : (
            <>
              <span aria-hidden>≥ </span>
              <span className="sr-only">at least </span>
              <Time at={seen} />
            </>
          )}
        </Fact>
      </DefinitionList>
    </PersonPanel>
  )
}

function LastSignIn({ report }: { report: Exclude<PersonReport, { state: 'absent' }> }) {
  if (report.state === 'reading') return <Skeleton className="h-3 w-20" />
  const at = report.report.last_login
  return at === 0 ? <span className="text-ink-2">None noted</span> : <Time at={at} />
}

/** On, off, or another service's business. */
function SecondFactor() {
  const { user, isSignInTold } = usePerson()
  const { config } = useServer()
  if (!isMfaOurs(user)) {
    return <span>{`${authMethodWords(user.auth_service)} decides; Mattermost does not know`}</span>
  }
  if (user.mfa_active) {
    return (
      <Badge look="plain" tone="good">
        On
      </Badge>
    )
  }
  // By what they sign in is not known: another service may well ask for one.
  if (!isSignInTold) return <span>Off in Mattermost</span>
  const isOffered = config.EnableMultifactorAuthentication === 'true'
  return (
    <Badge look="plain" tone="warn" icon={WarnIcon}>
      {isOffered ? 'Off' : 'Off: the server has it switched off'}
    </Badge>
  )
}
