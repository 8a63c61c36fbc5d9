import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { pages } from '@/access/pages.ts'
import type { PagePrefetch } from '@/access/page-prefetch.ts'
import { viewerFacts } from '@/access/viewer.ts'
import { parseUserId, type UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { Page } from '@/components/page.tsx'
import { NotAPerson, PersonMissing } from '@/components/person-missing.tsx'
import { ReadAgainNotice } from '@/components/read-again-notice.tsx'
import { useBot } from '@/components/use-bot.ts'
import { useToldPerson, type ToldPerson } from '@/components/use-person-report.ts'
import { useShortcuts } from '@/components/use-shortcuts.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { personName } from '@/domain/person-name.ts'
import { personRight } from '@/domain/person-rights.ts'
import { ALLOWED, type Verdict } from '@/domain/token-rights.ts'
import { isPersonGone, userQuery } from '@/queries/people.ts'
import { SecurityIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { Tabs } from '@/ui/tabs.tsx'
import { openReading, PersonContext, usePerson, type PersonFacts } from './person-context.ts'
import { BackToPeople, PersonActions, PersonHeadFacts, PersonPicture, useReadAgain } from './person-head.tsx'
import { personTabs, type PersonTab } from './person-tabs.ts'
import { NotOfBots, TabRefused } from './tab-refused.tsx'
import { TabScroll } from './tab-scroll.tsx'

/** @public called by the route table */
export const prefetch: PagePrefetch = ({ client, params }) => {
  const userId = parseUserId(params['userId'] ?? '')
  return userId ? client.prefetchQuery(userQuery(userId)) : undefined
}

/** `/users/:userId/…`: everything about one person or bot, a tab at a time. */
export default function PersonPage() {
  const { userId: text = '' } = useParams()
  const userId = parseUserId(text)
  if (!userId) {
    return (
      <OfNobody>
        <NotAPerson />
      </OfNobody>
    )
  }
  return <Known key={userId} userId={userId} />
}

function Known({ userId }: { userId: UserId }) {
  const found = useQuery(userQuery(userId))
  // Without the report a reader would be shown, for a moment, an account without much of what they may know.
  const told = useToldPerson(found.data)
  const readAgain = () => void found.refetch()
  // Also of somebody who was here a moment ago: what was read then is of nobody now.
  const isGone = isPersonGone(found.error)
  if (!isGone && told) {
    return (
      <Loaded {...told} readAt={found.dataUpdatedAt}>
        {found.error !== null && (
          <ReadAgainNotice
            title="The person could not be read again: what is shown is from before"
            isReading={found.isFetching}
            readAgain={readAgain}
          />
        )}
      </Loaded>
    )
  }
  return (
    <OfNobody>
      {found.error ? (
        <PersonMissing userId={userId} error={found.error} isReading={found.isFetching} onRetry={readAgain} />
      ) : (
        <div aria-busy className="max-w-2xl">
          <SkeletonText lines={8} />
        </div>
      )}
    </OfNobody>
  )
}

/** The page while there is nobody to show. */
function OfNobody({ children }: { children: ReactNode }) {
  return (
    <Page title="Person" facts="" back={<BackToPeople />}>
      {children}
    </Page>
  )
}

function usePersonFacts(user: User): Omit<PersonFacts, 'isSignInTold'> {
  const viewer = useViewer()
  const { bot, reading } = useBot(user.id, user.is_bot)
  return {
    user,
    bot,
    whose: reading,
    isOneself: viewer.user.id === user.id,
    rightTo: (act) => personRight(act, viewerFacts(viewer), user, bot),
  }
}

/** An address as the router reads it to find a page: `sign%2Din` is `sign-in`. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // It takes one that cannot be decoded as it is.
    return pathname
  }
}

interface LoadedProps extends ToldPerson {
  /** When the account was read, ms since epoch. */
  readAt: number
  children: ReactNode
}

function Loaded({ user, isSignInTold, readAt, children }: LoadedProps) {
  const person = usePersonFacts(user)
  const { pathname } = useLocation()
  const tabs = personTabs.filter((tab) => !(user.is_bot && tab.isForPeopleOnly))
  const base = `/users/${user.id}`
  const address = decoded(pathname)
  // Behind the id, which may be in capitals there.
  const current = personTabs.find((tab) => address.startsWith(`/${tab.path}`, base.length))
  const again = useReadAgain(user.id)
  usePersonKeys({ base, tabs, current, readAgain: again.readAgain })
  const rightTo = (tab: PersonTab) => (tab.act ? person.rightTo(tab.act) : ALLOWED)
  const title = personName(user)
  return (
    <PersonContext value={{ ...person, isSignInTold }}>
      <Page
        title={title}
        documentTitle={current ? `${pages[current.page].title}, ${title}` : title}
        layout="fill"
        back={<BackToPeople />}
        media={<PersonPicture />}
        facts={<PersonHeadFacts readAt={readAt} />}
        actions={<PersonActions {...again} />}
      >
        <Tabs
          label="About this person"
          className="shrink-0 bg-surface px-4 pt-1 md:px-6"
          tabs={tabs.map((tab) => ({
            id: tab.page,
            label: <TabLabel tab={tab} right={rightTo(tab)} />,
            href: `${base}/${tab.path}`,
            isCurrent: tab === current,
          }))}
        />
        {children}
        <Room tab={current} right={current ? rightTo(current) : ALLOWED} />
      </Page>
    </PersonContext>
  )
}

/** A tab that is out of reach stays in its place, and says so. */
function TabLabel({ tab, right }: { tab: PersonTab; right: Verdict }) {
  const { title } = pages[tab.page]
  const person = usePerson()
  if (right.allowed || openReading(person, right)) return title
  return (
    <span className="inline-flex items-center gap-1 text-ink-3">
      {title}
      <Glyph icon={SecurityIcon} className="size-3" />
      <span className="sr-only"> (out of your reach)</span>
    </span>
  )
}

interface RoomProps {
  tab: PersonTab | undefined
  right: Verdict
}

/** What is under the tabs. Of what one may not see nothing is asked of the server. */
function Room({ tab, right }: RoomProps) {
  const person = usePerson()
  if (tab?.isForPeopleOnly && person.user.is_bot) return <NotOfBots />
  // Without a tab there is nothing to see: the address of the person alone leads on to the first one.
  if (!tab) return null
  if (right.allowed) return <Outlet />
  const reading = openReading(person, right)
  if (reading?.error) {
    return <ErrorPanel error={reading.error} isRetrying={reading.isFetching} onRetry={() => void reading.refetch()} />
  }
  if (reading) {
    return (
      <TabScroll>
        <SkeletonText lines={4} />
      </TabScroll>
    )
  }
  return <TabRefused tab={tab} missing={right.missing} />
}

interface Keys {
  base: string
  tabs: readonly PersonTab[]
  current: PersonTab | undefined
  readAgain: () => void
}

/** `[` and `]` to the tab before and after, `1` to `9` to a tab, `r` to read again. */
function usePersonKeys({ base, tabs, current, readAgain }: Keys) {
  const navigate = useNavigate()
  const go = (at: number) => {
    const tab = tabs[at]
    if (tab) void navigate(`${base}/${tab.path}`)
  }
  const at = current ? tabs.indexOf(current) : 0
  useShortcuts('Person', [
    { keys: '[', label: 'Tab before', act: () => go(at - 1) },
    { keys: ']', label: 'Tab after', act: () => go(at + 1) },
    { keys: 'r', label: 'Read again', act: readAgain },
    ...tabs.map((tab, index) => ({
      keys: String(index + 1),
      label: pages[tab.page].title,
      act: () => go(index),
    })),
  ])
}
