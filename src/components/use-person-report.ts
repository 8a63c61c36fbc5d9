import { useQuery } from '@tanstack/react-query'
import type { ReportUser } from '@/api/objects/report-user.ts'
import type { User } from '@/api/objects/user.ts'
import { withTold } from '@/domain/person-row.ts'
import { noReportQuery } from '@/queries/people-pages.ts'
import { canReport, reportOfUserQuery } from '@/queries/person-report.ts'
import { useServer, useViewer } from './viewer-context.tsx'

/** What the server's report tells of a person. `state` is `absent` where there is none to be had, for whatever reason. */
export type PersonReport = { state: 'read'; report: ReportUser } | { state: 'reading' } | { state: 'absent' }

/**
 * Asks the report for somebody once `isDue`, where there is one and the viewer may read it. Bots are not in it. `anew`:
 * whatever the cache holds of it.
 */
export function usePersonReport(user: User | undefined, isDue: boolean, anew = false): PersonReport {
  const viewer = useViewer()
  const server = useServer()
  const { data: hasNoReport = false } = useQuery(noReportQuery())
  const isThere = user !== undefined && !user.is_bot && !hasNoReport && canReport(viewer, server)
  const { data, isError, isFetchedAfterMount } = useQuery({
    ...reportOfUserQuery(user ?? viewer.user),
    enabled: isThere && isDue,
    ...(anew && { staleTime: 0 }),
  })
  if (!isThere) return { state: 'absent' }
  // Asked once more after it failed, it is not awaited again: what stands without it stays.
  if (!isFetchedAfterMount && (anew || (data === undefined && !isError))) return { state: 'reading' }
  return data && !isError ? { state: 'read', report: data } : { state: 'absent' }
}

/** A person as far as the viewer is told of them. */
export interface ToldPerson {
  /** With what the server's report tells more than the account does. */
  user: User
  /** Is the viewer told how they sign in, and of failed attempts? Where not, it looks like e-mail and password, and none. */
  isSignInTold: boolean
}

/** Takes what the account keeps from the viewer from the report; undefined until both are here. */
export function useToldPerson(user: User | undefined, anew = false): ToldPerson | undefined {
  const viewer = useViewer()
  const isWhole = viewer.user.id === user?.id || viewer.system.has('manage_system')
  const told = usePersonReport(user, !isWhole, anew)
  if (!user || (!isWhole && told.state === 'reading')) return undefined
  if (isWhole || told.state !== 'read') return { user, isSignInTold: isWhole }
  return { user: withTold(user, told.report), isSignInTold: true }
}
