import { createContext, use } from 'react'
import { actions, type ActionId } from '@/access/actions.ts'
import { can, type Need, type Permit } from '@/access/can.ts'
import type { Viewer } from '@/access/viewer.ts'
import type { ServerFacts } from '@/queries/server.ts'

/** Given by the shell. They change when the viewer's rights or the server's settings do. */
export const ViewerContext = createContext<Viewer | null>(null)
export const ServerContext = createContext<ServerFacts | null>(null)

/** The person signed in and what they may do. Only inside the shell. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext)
  if (!viewer) throw new Error('useViewer outside the shell')
  return viewer
}

/** The server one is on: name, address, version, features, client configuration. Only inside the shell. */
export function useServer(): ServerFacts {
  const server = use(ServerContext)
  if (!server) throw new Error('useServer outside the shell')
  return server
}

/** Whether the viewer may do this, and if not, which permissions are missing. */
export function useCan(what: ActionId | Need): Permit {
  const viewer = useViewer()
  return can(viewer, typeof what === 'string' ? actions[what].need : what)
}
