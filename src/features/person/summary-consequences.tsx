import type { ReactNode } from 'react'
import type { Bot } from '@/api/objects/bot.ts'
import { useNow } from '@/components/use-now.ts'
import { useServer } from '@/components/viewer-context.tsx'
import { countTokens, liveSessions } from '@/domain/person-credentials.ts'
import { OriginMark } from '@/ui/origin-mark.tsx'
import { TOKENS_OFF } from './consequences.tsx'
import { usePerson } from './person-context.ts'
import { PersonPanel } from './person-panel.tsx'
import { Count, NotThere } from './summary-figure.tsx'
import type { Reading, Summary } from './use-summary.ts'

/** What deactivating the account takes away and what it leaves; of one that is off, what activating brings back. */
export function SummaryConsequences({ tokens, sessions, bots }: Pick<Summary, 'tokens' | 'sessions' | 'bots'>) {
  const { user } = usePerson()
  const { features } = useServer()
  const now = useNow()
  const isOff = user.delete_at > 0
  const verb = user.is_bot ? (isOff ? 'enabled' : 'disabled') : isOff ? 'activated' : 'deactivated'
  const their = user.is_bot ? 'Its' : 'Their'
  return (
    <PersonPanel
      title={`If the ${user.is_bot ? 'bot' : 'account'} is ${verb}`}
      more={user.is_bot ? undefined : { to: `/users/${user.id}/sign-in`, label: 'Sign-in' }}
    >
      <ul className="flex flex-col text-sm">
        {!isOff && (
          <Line
            reading={sessions}
            what="The sessions"
            of={(list) => liveSessions(list, now).length}
            noun="session"
            unknown={`${their} sessions end at once; how many is not known.`}
          >
            {(n) => (n === 0 ? 'No session is there to end.' : n === 1 ? 'ends at once.' : 'end at once.')}
          </Line>
        )}
        {!features.tokensEnabled && !user.is_bot ? (
          <li className="border-b border-line py-1.5 text-ink-2">{TOKENS_OFF}</li>
        ) : (
          <Line
            reading={tokens}
            what="The tokens"
            of={(list) => countTokens(list, user, now, features)[isOff ? 'asleep' : 'active']}
            noun="token"
            unknown={`${their} tokens ${isOff ? 'that sleep wake up and work again' : 'stop, but only sleep'}; how many is not known.`}
          >
            {(n) =>
              isOff
                ? n === 0
                  ? 'No token wakes up.'
                  : n === 1
                    ? 'wakes up and works again.'
                    : 'wake up and work again.'
                : n === 0
                  ? 'No token works that would stop.'
                  : `${n === 1 ? 'stops, but only sleeps' : 'stop, but only sleep'}: ${user.is_bot ? 'enabling' : 'activating'} wakes what is not revoked.`
            }
          </Line>
        )}
        {bots && <BotLine bots={bots} isOff={isOff} />}
        <li className="py-1.5 text-ink-2">
          Teams, channels and messages stay as they are.
          {user.auth_service === 'ldap' &&
            ' AD/LDAP has to do it: Mattermost refuses for accounts that come from there.'}
        </li>
      </ul>
      <p className="mt-1 flex items-center gap-1 text-xs text-ink-3">
        What the server does, with the figures of now.
        <OriginMark origin="computed" about={`What happens if ${verb}`}>
          Deactivating ends sessions and blocks tokens without deleting them. Bots of the person go off, unless the
          server is set to leave them on.
        </OriginMark>
      </p>
    </PersonPanel>
  )
}

function BotLine({ bots, isOff }: { bots: Reading<Bot[]>; isOff: boolean }) {
  const stayOff = 'Bots that went off with the account stay off until somebody enables them.'
  return (
    <Line
      reading={bots}
      what="The bots"
      of={(list) => list.filter((bot) => bot.delete_at === 0).length}
      noun="bot"
      unknown={
        isOff ? stayOff : 'Bots of theirs go off too, unless the server is set to leave them on; how many is not known.'
      }
    >
      {(n) =>
        isOff
          ? `${n === 0 ? '' : `of theirs ${n === 1 ? 'is' : 'are'} on. `}${stayOff}`
          : n === 0
            ? 'No bot of theirs is on.'
            : `of theirs ${n === 1 ? 'goes' : 'go'} off too, unless the server is set to leave them on.`
      }
    </Line>
  )
}

interface LineProps<T> {
  reading: Reading<T>
  what: string
  of: (data: T) => number
  noun: string
  /** The sentence where the number is not known. */
  unknown: string
  children: (n: number) => ReactNode
}

/** "2 tokens stop …", or the same without the number where that is not known: none of those that could be read is not none. */
function Line<T>({ reading, what, of, noun, unknown, children }: LineProps<T>) {
  const n = reading.state === 'read' ? of(reading.data) : null
  const isPartial = reading.state === 'read' && reading.isPartial
  const words = children(n ?? 2)
  return (
    <li className="border-b border-line py-1.5 text-ink-2">
      {reading.state === 'refused' || reading.state === 'failed' || (isPartial && n === 0) ? (
        unknown
      ) : reading.state === 'reading' ? (
        <>
          <NotThere reading={reading} what={what} /> {noun}s {words}
        </>
      ) : n === 0 ? (
        words
      ) : (
        <>
          <strong className="font-semibold text-ink tabular-nums">
            <Count n={n ?? 0} isAtLeast={isPartial} /> {`${noun}${n === 1 ? '' : 's'}`}
          </strong>{' '}
          {words}
        </>
      )}
    </li>
  )
}
