import { can } from '@/access/can.ts'
import { pages } from '@/access/pages.ts'
import { pagesOf } from '@/access/pages-of.ts'
import type { Viewer } from '@/access/viewer.ts'
import { serverVersion } from '@/api/http.ts'
import type { ClientConfig } from '@/api/objects/client-config.ts'
import { clearNavigationCounts } from '@/components/navigation-counts.ts'
import { createQueryClient } from '@/queries/client.ts'
import type { ViewerReads } from '@/queries/read-viewer.ts'
import { endSessionOf } from '@/queries/session-end.ts'
import { serverFactsOf, serverQuery } from '@/queries/server.ts'
import { viewerOf, viewerQuery } from '@/queries/viewer.ts'
import { toast } from '@/ui/toast-store.ts'
import { closeDialog } from './dialog-store.ts'
import type { Session } from './session.ts'

/** The first page of the navigation that the viewer may use. There always is one: one's own tokens need no permission. */
export function homePath(viewer: Viewer): string {
  return (pagesOf(viewer)[0] ?? pages.accountTokens).path
}

/** Makes the session of somebody signed in, with a cache that holds nothing yet but who they are and where. */
export function startSession(reads: ViewerReads, config: ClientConfig): Session {
  const client = createQueryClient()
  const first = { viewer: viewerOf(reads), server: serverFactsOf(config, serverVersion()) }
  client.setQueryData(viewerQuery().queryKey, first.viewer)
  client.setQueryData(serverQuery().queryKey, first.server)
  const viewer = () => {
    void client.prefetchQuery(viewerQuery())
    return client.getQueryData(viewerQuery().queryKey) ?? first.viewer
  }
  return {
    userId: first.viewer.user.id,
    client,
    viewer,
    server: () => client.getQueryData(serverQuery().queryKey) ?? first.server,
    missingFor: (page) => {
      const permit = can(viewer(), pages[page].need)
      return permit.allowed ? null : permit.missing
    },
    homePath: () => homePath(viewer()),
    close: () => {
      endSessionOf(client)
      toast.clear()
      clearNavigationCounts()
      closeDialog()
    },
  }
}
