import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { Outlet, useRevalidator } from 'react-router'
import { ServerContext, ViewerContext } from '@/components/viewer-context.tsx'
import { serverQuery } from '@/queries/server.ts'
import { viewerQuery, type Viewer } from '@/queries/viewer.ts'
import { AnchorContext } from '@/ui/link.tsx'
import { Notices } from './notices.tsx'
import { RouterAnchor } from './router-anchor.tsx'
import type { Session } from './session.ts'
import { ShellShortcuts } from './shell-shortcuts.tsx'
import { SideBar } from './side-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { WhenIdle } from './when-idle.tsx'

export { startSession } from './start-session.ts'

/** Everything around a page: providers, navigation, notices, and what comes once the page stands. */
export function Shell({ session }: { session: Session }) {
  return (
    <QueryClientProvider client={session.client}>
      <AnchorContext value={RouterAnchor}>
        <Facts session={session}>
          {/* Before the page: of two places that want the same key, the one mounted last has it. */}
          <ShellShortcuts />
          <Frame />
          <WhenIdle session={session} />
        </Facts>
      </AnchorContext>
    </QueryClientProvider>
  )
}

function Facts({ session, children }: { session: Session; children: ReactNode }) {
  const { data: viewer = session.viewer() } = useQuery(viewerQuery())
  const { data: server = session.server() } = useQuery(serverQuery())
  useGuardAgain(viewer)
  return (
    <ViewerContext value={viewer}>
      <ServerContext value={server}>{children}</ServerContext>
    </ViewerContext>
  )
}

/** When somebody's rights change under way, the guards have to look again at the page that is open. */
function useGuardAgain(viewer: Viewer) {
  const { revalidate } = useRevalidator()
  const [guarded, setGuarded] = useState(viewer)
  useEffect(() => {
    if (guarded === viewer) return
    setGuarded(viewer)
    void revalidate()
  }, [guarded, viewer, revalidate])
}

function Frame() {
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#main"
        className="fixed start-2 top-2 z-60 -translate-y-16 rounded-control bg-accent px-3 py-2 text-sm font-medium text-on-accent focus-visible:translate-y-0"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        Skip to the page
      </a>
      <TopBar />
      <SideBar />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Notices />
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none short:overflow-y-auto">
          <Outlet />
        </main>
      </div>
    </div>
  )
}
