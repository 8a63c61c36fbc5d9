import { useNow } from '@/components/use-now.ts'
import { useCan, useServer } from '@/components/viewer-context.tsx'
import { personRisks, type MendAt, type Risk } from '@/domain/person-risks.ts'
import { GoodIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { OriginMark } from '@/ui/origin-mark.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { iconTones, toneIcons } from '@/ui/tone.ts'
import { usePerson } from './person-context.ts'
import { PersonPanel, TabLink } from './person-panel.tsx'
import { known, type Reading, type Summary } from './use-summary.ts'

const MEND_WORDS: Record<MendAt, string> = {
  tokens: 'Tokens',
  sessions: 'Sessions',
  'sign-in': 'Sign-in',
  leave: 'Leaver run',
}

/** As high as three risks, so that what is below stays where it is when they are known. */
const ROOM = 'min-h-[10.625rem]'

/** What stands open about the account, why it matters, and where to mend it; and what could not be looked at. */
export function SummaryRisks(summary: Summary) {
  const { user, bot, isSignInTold } = usePerson()
  const { features, config } = useServer()
  const now = useNow()
  const risks = personRisks({
    user,
    knowsSignIn: isSignInTold,
    isMfaOffered: config.EnableMultifactorAuthentication === 'true',
    tokens: known(summary.tokens),
    sessions: known(summary.sessions),
    ownedBots: summary.bots && known(summary.bots),
    bot,
    ownerOfBot: summary.owner?.state === 'read' ? summary.owner.data : undefined,
    features,
    now,
  })
  const gaps = gapsOf(summary, isSignInTold || user.is_bot)
  // All at once, so that the page moves once and not with each list that comes.
  const isReading = [summary.tokens, summary.sessions, summary.owner].some((reading) => reading?.state === 'reading')
  return (
    <PersonPanel
      title={isReading || risks.length === 0 ? 'Open risks' : `Open risks (${risks.length})`}
      origin={<Origin />}
    >
      {isReading ? (
        <div aria-busy className={ROOM}>
          {[1, 2, 3].map((row) => (
            <div key={row} className="h-14 max-w-lg pt-3.5 pe-8">
              <SkeletonText lines={2} />
            </div>
          ))}
        </div>
      ) : (
        <div className={ROOM}>
          {risks.length > 0 && (
            <ul aria-label="Open risks" className="flex flex-col">
              {risks.map((risk) => (
                <OneRisk key={risk.id} risk={risk} />
              ))}
            </ul>
          )}
          {risks.length === 0 && (
            <p className="flex min-h-6 items-center gap-1.5 text-sm text-ink-2">
              <Glyph icon={GoodIcon} className={gaps === '' ? 'text-good' : 'text-ink-3'} />
              {gaps === '' ? 'None found.' : 'None found in what could be looked at.'}
            </p>
          )}
          {gaps !== '' && <p className="text-sm text-ink-3">{gaps}</p>}
        </div>
      )}
    </PersonPanel>
  )
}

function Origin() {
  return (
    <OriginMark origin="computed" about="Open risks">
      Worked out from the account, its tokens, sessions and bots as the server lists them now. What was not read counts
      for nothing here, and is named.
    </OriginMark>
  )
}

function OneRisk({ risk }: { risk: Risk }) {
  const { user } = usePerson()
  const canLeave = useCan('user.leave').allowed
  const Mark = toneIcons[risk.tone]
  const search = risk.search ? `?${risk.search}` : ''
  return (
    <li className="flex items-start gap-2.5 border-b border-line py-2 text-sm last:border-0">
      {Mark && <Glyph icon={Mark} className={`mt-0.5 ${iconTones[risk.tone]}`} />}
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 gap-y-1">
        <div className="min-w-0 flex-[1_1_20rem]">
          <p className="font-medium text-ink">
            <span className="sr-only">{risk.tone === 'danger' ? 'Danger: ' : 'Warning: '}</span>
            {risk.title}
          </p>
          <p className="text-ink-2">{risk.why}</p>
        </div>
        {(risk.at !== 'leave' || canLeave) && (
          <TabLink to={`/users/${user.id}/${risk.at}${search}`} label={MEND_WORDS[risk.at]} />
        )}
      </div>
    </li>
  )
}

/** What the list of risks is blind to, in words; "" when it has seen everything. */
function gapsOf({ tokens, sessions, bots, owner }: Summary, knowsSignIn: boolean): string {
  const refused = knowsSignIn ? [] : ['sign-in (manage_system)']
  const failed: string[] = []
  const look = (what: string, reading: Reading<unknown> | null) => {
    if (reading?.state === 'refused') refused.push(`${what} (${reading.missing})`)
    else if (reading?.state === 'failed') failed.push(what)
    else if (reading?.state === 'read' && reading.isPartial) failed.push(`some ${what}`)
  }
  look('tokens', tokens)
  look('sessions', sessions)
  look('bots', bots)
  look('whose it is', owner)
  return [
    ...(refused.length > 0 ? [`Not looked at, for want of a permission: ${refused.join(', ')}.`] : []),
    ...(failed.length > 0 ? [`Could not be read: ${failed.join(', ')}.`] : []),
  ].join(' ')
}
