import type { PagePrefetch } from '@/access/page-prefetch.ts'
import { parseUserId } from '@/api/ids.ts'
import { sessionsOfUserQuery } from '@/queries/sessions.ts'
import { tokensOfUserQuery } from '@/queries/tokens.ts'
import { usePerson } from './person-context.ts'
import { PicturePanel } from './picture-panel.tsx'
import { SummaryConsequences } from './summary-consequences.tsx'
import { SummaryCredentials } from './summary-credentials.tsx'
import { SummaryRights } from './summary-rights.tsx'
import { SummaryRisks } from './summary-risks.tsx'
import { SummarySignIn } from './summary-sign-in.tsx'
import { SummaryWho } from './summary-who.tsx'
import { TabScroll } from './tab-scroll.tsx'
import { useSummary } from './use-summary.ts'

/** What it takes to be refused nothing, whoever the person is. For all others the account has to come first. */
const ANYBODYS = ['manage_system', 'read_user_access_token', 'manage_others_bots'] as const

/** @public called by the route table */
export const prefetch: PagePrefetch = ({ client, viewer, params }) => {
  const userId = parseUserId(params['userId'] ?? '')
  if (!userId || !ANYBODYS.every((permission) => viewer.system.has(permission))) return
  void client.prefetchQuery(tokensOfUserQuery(userId))
  void client.prefetchQuery(sessionsOfUserQuery(userId))
}

/** `/users/:userId/summary`: who it is, how they get in, with what, what is open about it, and what would be lost. */
export default function PersonSummaryPage() {
  const { user } = usePerson()
  const summary = useSummary()
  return (
    <TabScroll>
      <div className="flex max-w-6xl flex-col gap-4">
        <SummaryRisks {...summary} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <SummaryWho owner={summary.owner} />
            {!user.is_bot && <SummarySignIn sessions={summary.sessions} report={summary.report} />}
            <PicturePanel />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <SummaryCredentials tokens={summary.tokens} sessions={summary.sessions} bots={summary.bots} />
            <SummaryRights roles={summary.roles} />
            <SummaryConsequences tokens={summary.tokens} sessions={summary.sessions} bots={summary.bots} />
          </div>
        </div>
      </div>
    </TabScroll>
  )
}
