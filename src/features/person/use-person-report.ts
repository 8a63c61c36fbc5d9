import { useQuery } from '@tanstack/react-query'
import type { ReportUser } from '@/api/objects/report-user.ts'
import type { User } from '@/api/objects/user.ts'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { noReportQuery } from '@/queries/people-pages.ts'
import { canReport, reportOfUserQuery } from '@/queries/person-report.ts'

/** What the server's report tells of a person. `state` is `absent` where there is none to be had, for whatever reason. */
export type PersonReport = { state: 'read'; report: ReportUser } | { state: 'reading' } | { state: 'absent' }

/** Asks the report for somebody once `isDue`, where there is one and the viewer may read it. Bots are not in it. */
export function usePersonReport(user: User | undefined, isDue: boolean): PersonReport {
  const viewer = useViewer()
  const server = useServer()
  const { data: hasNoReport = false } = useQuery(noReportQuery())
  const isThere = user !== undefined && !user.is_bot && !hasNoReport && canReport(viewer, server)
  const of = user ?? viewer.user
  const found = useQuery({ ...reportOfUserQuery(of), enabled: isThere && isDue })
  if (!isThere || found.isError || found.data === null) return { state: 'absent' }
  return found.data ? { state: 'read', report: found.data } : { state: 'reading' }
}
