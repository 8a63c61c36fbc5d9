import type { PermissionId } from '@/domain/permissions.ts'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Bot } from '@/api/objects/bot.ts'
import { missingWords } from '@/components/action-button.tsx'
import { useNow } from '@/components/use-now.ts'
import { useServer } from '@/components/viewer-context.tsx'
import { countSessions, countTokens } from '@/domain/person-credentials.ts'
import { statusMeaning, TOKEN_STATUS_WORDS } from '@/domain/token-status.ts'
import { OriginMark } from '@/ui/origin-mark.tsx'
import { usePerson } from './person-context.ts'
import { PersonPanel, TabLink } from './person-panel.tsx'
import { Failure, Figure } from './summary-figure.tsx'
import type { Reading, Summary } from './use-summary.ts'

const SESSION_WORDS = {
  browser: 'In a browser',
  desktop: 'Desktop app',
  mobile: 'Mobile app',
  app: 'OAuth application',
  token: 'Made by using a token',
} as const

/** Everything that lets somebody in as this person today, by kind. */
export function SummaryCredentials({ tokens, sessions, bots }: Pick<Summary, 'tokens' | 'sessions' | 'bots'>) {
  return (
    <PersonPanel title="Live credentials">
      <div className="flex flex-col gap-4 pt-2 text-sm">
        <Tokens tokens={tokens} />
        <Sessions sessions={sessions} />
        {bots && <Bots bots={bots} />}
      </div>
    </PersonPanel>
  )
}

/** In the place of figures one may not see: one line, and not a dash for each. */
function OutOfReach({ missing }: { missing: PermissionId }) {
  return <p className="flex min-h-8 items-center gap-1.5 text-ink-2">{`Unknown. ${missingWords([missing])}`}</p>
}

interface GroupProps {
  title: string
  /** The tab that has them, and what it is called. */
  to?: string
  label?: string
  reading: Reading<unknown>
  what: string
  children: ReactNode
}

function Group({ title, to, label, reading, what, children }: GroupProps) {
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3 border-b border-line-strong pb-1">
        <h3 className="text-xs font-semibold text-ink-2">{title}</h3>
        {to !== undefined && label !== undefined && reading.state !== 'refused' && <TabLink to={to} label={label} />}
      </div>
      {reading.state === 'refused' ? <OutOfReach missing={reading.missing} /> : children}
      <Failure reading={reading} what={what} />
    </div>
  )
}

function Tokens({ tokens }: Pick<Summary, 'tokens'>) {
  const { user } = usePerson()
  const { features } = useServer()
  const now = useNow()
  const base = `/users/${user.id}/tokens`
  const counts = tokens.state === 'read' ? countTokens(tokens.data, user, now, features) : null
  const states = [
    'active',
    'disabled',
    'asleep',
    ...(['blocked', 'expired'] as const).filter((state) => counts && counts[state] > 0),
  ] as const
  return (
    <Group title="Personal access tokens" to={base} label="Tokens" reading={tokens} what="The tokens">
      <dl>
        {states.map((state) => (
          <Figure
            key={state}
            label={state === 'active' ? 'Work now' : TOKEN_STATUS_WORDS[state].label}
            reading={tokens}
            what="The tokens"
            of={() => counts?.[state] ?? 0}
            to={`${base}?f.status=${state}`}
            origin={
              <OriginMark origin="computed" about={`Tokens: ${state}`}>
                {statusMeaning(state, features, user.is_bot)} Worked out from the list of the person’s tokens and their
                account: the server keeps no status of its own.
              </OriginMark>
            }
          />
        ))}
      </dl>
    </Group>
  )
}

function Sessions({ sessions }: Pick<Summary, 'sessions'>) {
  const { user } = usePerson()
  const now = useNow()
  const counts = sessions.state === 'read' ? countSessions(sessions.data, now) : null
  const kinds = (['browser', 'desktop', 'mobile', 'app', 'token'] as const).filter((kind) => {
    // Few people have ever let an application in; a bot has nothing but tokens.
    if (kind === 'token') return true
    return user.is_bot || kind === 'app' ? counts !== null && counts[kind] > 0 : true
  })
  return (
    <Group title="Sessions" to={`/users/${user.id}/sessions`} label="Sessions" reading={sessions} what="The sessions">
      <dl>
        {kinds.map((kind) => (
          <Figure
            key={kind}
            label={SESSION_WORDS[kind]}
            reading={sessions}
            what="The sessions"
            of={() => counts?.[kind] ?? 0}
            origin={
              <OriginMark origin="session" about={`Sessions: ${SESSION_WORDS[kind]}`}>
                Counted from the sessions that have not ended. What one was made with is what its program said of
                itself.
                {kind === 'token' && ' Ending one does nothing lasting: the next use of the token makes another.'}
              </OriginMark>
            }
          />
        ))}
      </dl>
    </Group>
  )
}

function Bots({ bots }: { bots: NonNullable<Summary['bots']> }) {
  const counted = [
    { label: 'Switched on', of: (isOff: boolean) => !isOff, how: 'It works with tokens of its own.' },
    { label: 'Disabled', of: (isOff: boolean) => isOff, how: 'Its tokens do not work until it is enabled.' },
  ]
  return (
    <Group title="Bots they own" reading={bots} what="The bots">
      <dl>
        {counted.map(({ label, of, how }) => (
          <Figure
            key={label}
            label={label}
            reading={bots}
            what="The bots"
            of={(owned) => owned.filter((bot) => of(bot.delete_at > 0)).length}
            origin={
              <OriginMark origin="server" about={`Bots: ${label}`}>
                {how} Counted from the server’s list of bots, which says whose each is.
              </OriginMark>
            }
          />
        ))}
      </dl>
      {bots.state === 'read' && <BotNames bots={bots.data} />}
    </Group>
  )
}

const BOTS_NAMED = 8

function BotNames({ bots }: { bots: readonly Bot[] }) {
  if (bots.length === 0) return null
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 pt-1">
      {bots.slice(0, BOTS_NAMED).map((bot) => (
        <Link key={bot.user_id} to={`/users/${bot.user_id}/summary`} className="text-accent-ink hover:underline">
          @{bot.username}
        </Link>
      ))}
      {bots.length > BOTS_NAMED && <span className="text-ink-3">{`and ${bots.length - BOTS_NAMED} more`}</span>}
    </p>
  )
}
