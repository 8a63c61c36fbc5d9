import { clsx } from 'clsx'
import { Link, useLocation } from 'react-router'
import type { IconName, PageFacts, PageGroup, PageId } from '@/access/pages.ts'
import { pagesOf } from '@/access/pages-of.ts'
import { useNavigationCounts } from '@/components/navigation-counts.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { formatNumber } from '@/lib/format.ts'
import { AccountIcon, PeopleIcon, TokenIcon, type Icon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'

const icons: Record<IconName, Icon> = { token: TokenIcon, people: PeopleIcon, account: AccountIcon }

const groups: readonly { id: PageGroup; title: string }[] = [
  { id: 'server', title: 'This server' },
  { id: 'account', title: 'My account' },
]

interface NavigationProps {
  /** Only icons; the words become names and tooltips. */
  isCollapsed?: boolean
  /** Called when a link was followed: the sheet closes. */
  onGo?: () => void
}

/** The pages one may use, in groups. What one may not use is left out here, and explained when it is asked for by address. */
export function Navigation({ isCollapsed = false, onGo }: NavigationProps) {
  const viewer = useViewer()
  const mine = pagesOf(viewer)
  return (
    <nav aria-label="Pages" className="flex flex-col gap-4">
      {groups.map((group) => {
        const pages = mine.filter((page) => page.group === group.id)
        if (pages.length === 0) return null
        return (
          <div
            key={group.id}
            className={clsx(
              'flex flex-col gap-1',
              isCollapsed && 'not-first:border-t not-first:border-line not-first:pt-4',
            )}
          >
            <h2 className={isCollapsed ? 'sr-only' : 'px-2.5 text-xs font-medium text-ink-3'}>{group.title}</h2>
            <ul className="flex flex-col gap-0.5">
              {pages.map((page) => (
                <li key={page.id}>
                  <PageLink page={page} isCollapsed={isCollapsed} onGo={onGo} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}

interface PageLinkProps {
  page: PageFacts & { id: PageId }
  isCollapsed: boolean
  onGo: (() => void) | undefined
}

function PageLink({ page, isCollapsed, onGo }: PageLinkProps) {
  const count = useNavigationCounts()[page.id]
  // A slash at the end is the same address to the router.
  const pathname = useLocation().pathname.replace(/\/+$/, '')
  const isOn = pathname === page.path
  const isCurrent = isOn || pathname.startsWith(`${page.path}/`)
  const PageIcon = icons[page.icon]
  return (
    <Link
      to={page.path}
      {...(onGo ? { onClick: onGo } : {})}
      // A drawer's address lies below its page's: still this page, but not the very address.
      aria-current={isOn ? 'page' : isCurrent || undefined}
      data-tooltip={isCollapsed ? page.title : undefined}
      className={clsx(
        'hit flex h-control items-center gap-2.5 rounded-control border text-sm font-medium transition-colors',
        isCollapsed ? 'justify-center' : 'px-2.5',
        isCurrent ? 'border-line bg-surface text-ink' : 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      <Glyph icon={PageIcon} className={isCurrent ? 'text-accent' : undefined} />
      <span className={isCollapsed ? 'sr-only' : 'min-w-0 flex-1 truncate'}>{page.title}</span>
      {!isCollapsed && count !== undefined && (
        <span className="text-xs font-normal text-ink-3 tabular-nums">{formatNumber(count)}</span>
      )}
    </Link>
  )
}
