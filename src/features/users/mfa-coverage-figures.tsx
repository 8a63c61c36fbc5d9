import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { authMethodWords } from '@/domain/auth-method.ts'
import { coverageTo, sizeOf, type MfaCount, type MfaCoverage, type MfaGroup } from '@/domain/mfa-coverage.ts'
import { peopleValues } from '@/domain/people-filters.ts'
import { BUILT_IN_ROLE_NAMES, roleWords } from '@/domain/role-words.ts'
import { countOf, formatNumber } from '@/lib/format.ts'
import { rolesByNamesQuery } from '@/queries/roles.ts'
import { Banner } from '@/ui/banner.tsx'
import { Unknown } from '@/ui/unknown.tsx'
import { personTo } from './people-cells.tsx'
import { usePeopleKnowledge } from './use-people-plan.ts'

const MOST_NAMES = 5

interface FiguresProps {
  coverage: MfaCoverage
  /** Everybody is counted: nobody without a second factor is still to come. */
  isComplete: boolean
  isTold: boolean
  onFollow: () => void
}

/** The numbers: administrators who can be got at by a password alone first, then by role and by method. */
export function MfaCoverageFigures(props: FiguresProps) {
  const { coverage, isTold, onFollow } = props
  const { all, roles, methods, deactivated } = coverage
  const ownRoles = roles.map(({ id }) => id).filter((id) => !BUILT_IN_ROLE_NAMES.includes(id))
  const { data: named } = useQuery({ ...rolesByNamesQuery(ownRoles), enabled: ownRoles.length > 0 })
  const known = usePeopleKnowledge()
  const canFilter = (id: string) => peopleValues('method', known).includes(id)
  return (
    <>
      <Administrators {...props} />
      <p className="text-sm text-ink-2">
        <CountLink count={all.off} to={coverageTo('off', {}, isTold)} of="everybody" onFollow={onFollow} />
        {` of ${formatNumber(all.on + all.off)} ${isTold ? 'who sign in with a password or AD/LDAP' : 'people'} have no second factor.`}
        {all.elsewhere > 0 &&
          ` For ${formatNumber(all.elsewhere)} who sign in with another service, that service decides.`}
        {` Bots are left out${deactivated === 0 ? '' : `, and ${formatNumber(deactivated)} deactivated`}.`}
      </p>
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
        <GroupTable
          caption="By role"
          note="Somebody with several roles counts in each."
          groups={roles}
          wordsOf={(id) => roleWords(id, named?.rows)}
          toOf={(part, id) => (part === 'off' && canShowRole(id) ? coverageTo(part, { role: id }, isTold) : null)}
          hasElsewhere={isTold}
          onFollow={onFollow}
        />
        {isTold ? (
          <GroupTable
            caption="By sign-in method"
            note="Whether another service asks for a second factor, Mattermost does not know."
            groups={methods}
            wordsOf={authMethodWords}
            toOf={(part, id) => (canFilter(id) ? coverageTo(part, { method: id }, isTold) : null)}
            hasElsewhere
            onFollow={onFollow}
          />
        ) : (
          <p className="text-sm text-ink-2">
            By sign-in method: <Unknown reason="Told only to administrators" /> How people sign in is told only to
            administrators. Those for whom another service decides count as without.
          </p>
        )}
      </div>
    </>
  )
}

/** Whether the list can be narrowed to a role of this name. */
function canShowRole(id: string): boolean {
  return /^[a-z0-9_]{1,64}$/.test(id)
}

function Administrators({ coverage, isComplete, isTold, onFollow }: FiguresProps) {
  const { openAdmins, roles } = coverage
  const count = openAdmins.length
  if (count === 0) {
    const admins = roles.find(({ id }) => id === 'system_admin')
    if (!admins) return null
    if (!isComplete) return <Banner title="No system administrator without a second factor so far" />
    const elsewhere = admins.elsewhere === 0 ? '' : ' or signs in with another service'
    return <Banner tone="good" title={`Every system administrator has a second factor${elsewhere}`} />
  }
  return (
    <Banner
      tone="danger"
      title={`${countOf(count, 'system administrator has', 'system administrators have')} no second factor`}
    >
      A password alone opens {count === 1 ? 'this account' : 'these accounts'}, which may do everything:{' '}
      {openAdmins.slice(0, MOST_NAMES).map((user, at) => (
        <span key={user.id}>
          {at > 0 && ', '}
          <Link to={personTo(user.id)} className="text-ink underline underline-offset-2">
            <bdi>@{user.username}</bdi>
          </Link>
        </span>
      ))}
      {count > MOST_NAMES && ` and ${formatNumber(count - MOST_NAMES)} more`}
      {'. '}
      <Link
        to={coverageTo('off', { role: 'system_admin' }, isTold)}
        className="font-medium text-ink underline underline-offset-2"
        onClick={onFollow}
      >
        Show in the list
      </Link>
    </Banner>
  )
}

interface GroupTableProps {
  caption: string
  note: string
  groups: readonly MfaGroup[]
  wordsOf: (id: string) => string
  /** The list of a part; null where it cannot be shown. */
  toOf: (part: 'off' | 'elsewhere', id: string) => string | null
  hasElsewhere: boolean
  onFollow: () => void
}

const HEAD = 'w-18 px-1 pb-1 text-end align-bottom font-normal'
const CELL = 'px-1 py-1.5 text-end align-top'

function GroupTable({ caption, note, groups, wordsOf, toOf, hasElsewhere, onFollow }: GroupTableProps) {
  return (
    <div className="min-w-0">
      <table className="w-full table-fixed text-sm tabular-nums">
        <caption className="pb-1 text-start font-semibold text-ink">{caption}</caption>
        <thead className="text-xs text-ink-3">
          <tr>
            <th scope="col" className="text-start align-bottom font-normal">
              <span className="sr-only">{caption}</span>
            </th>
            <th scope="col" className={HEAD}>
              Without
            </th>
            <th scope="col" className={HEAD}>
              With MFA
            </th>
            {hasElsewhere && (
              <th scope="col" className={HEAD}>
                Service decides
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const words = wordsOf(group.id)
            const link = (part: 'off' | 'elsewhere'): ReactNode => (
              <CountLink count={group[part]} to={toOf(part, group.id)} of={words} onFollow={onFollow} />
            )
            return (
              <tr key={group.id} className="border-t border-line">
                <th scope="row" className="py-1.5 pe-2 text-start font-normal">
                  <span className="block truncate" title={words}>
                    <bdi>{words}</bdi>
                  </span>
                  <SplitBar count={group} isLoud={group.id === 'system_admin'} />
                </th>
                <td className={CELL}>{link('off')}</td>
                <td className={CELL}>{formatNumber(group.on)}</td>
                {hasElsewhere && <td className={CELL}>{link('elsewhere')}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="pt-1 text-xs text-ink-3">{note}</p>
    </div>
  )
}

/** How a group is split, beside the numbers that say the same. Loud where a password alone opens everything. */
function SplitBar({ count, isLoud }: { count: MfaCount; isLoud: boolean }) {
  const size = sizeOf(count)
  const share = (part: number) => ({ width: `${(part / size) * 100}%` })
  return (
    <span
      aria-hidden
      className="mt-1 flex h-1.5 gap-px overflow-hidden rounded-full bg-sunken forced-color-adjust-none"
    >
      {count.off > 0 && (
        <span className={clsx('min-w-0.5', isLoud ? 'bg-danger' : 'bg-warn')} style={share(count.off)} />
      )}
      {count.on > 0 && <span className="min-w-0.5 bg-good" style={share(count.on)} />}
      {count.elsewhere > 0 && <span className="min-w-0.5 bg-line-strong" style={share(count.elsewhere)} />}
    </span>
  )
}

interface CountLinkProps {
  count: number
  to: string | null
  /** Whom it counts. */
  of: string
  onFollow: () => void
}

/** A number that leads to the list of exactly these people; bare where there is nobody, or no such list. */
function CountLink({ count, to, of, onFollow }: CountLinkProps) {
  if (count === 0 || to === null) return formatNumber(count)
  return (
    <Link
      to={to}
      className="hit font-medium text-accent-ink underline underline-offset-2"
      aria-label={`${formatNumber(count)}: show ${of}`}
      onClick={onFollow}
    >
      {formatNumber(count)}
    </Link>
  )
}
