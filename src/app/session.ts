import type { QueryClient } from '@tanstack/react-query'
import type { PageId } from '@/access/pages.ts'
import type { PermissionId } from '@/domain/permissions.ts'
import type { Viewer } from '@/access/viewer.ts'
import type { UserId } from '@/api/ids.ts'
import type { ClientConfig } from '@/api/objects/client-config.ts'
import { getClientConfig } from '@/api/system.ts'
import { hintedUserId, readViewer } from '@/queries/read-viewer.ts'
import type { ServerFacts } from '@/queries/server.ts'
import { loadChunk } from './chunk.ts'
import type * as ShellModule from './shell.tsx'

/** Somebody signed in, and all that was read for them. Another person is another session, with a cache of its own. */
export interface Session {
  userId: UserId
  client: QueryClient
  /** Who they are and what they may do, as last read; read again in the background once that is old. */
  viewer: () => Viewer
  /** The server and what it can do, as last read. */
  server: () => ServerFacts
  /** The permissions they lack for a page, null when they may use it. */
  missingFor: (page: PageId) => readonly PermissionId[] | null
  /** Path of the first page of the navigation they may use. */
  homePath: () => string
  /** Calls off what is under way and throws away what was read, and what the pages left behind besides. */
  close: () => void
}

/** `none`: not opened yet, or that failed. `closed`: on the way out, nothing of it is to be drawn any more. */
export type SessionState = { phase: 'none' } | { phase: 'open'; session: Session } | { phase: 'closed' }

type Shell = typeof ShellModule

let state: SessionState = { phase: 'none' }
let opening: Promise<Session> | null = null
let told: Promise<ClientConfig> | null = null
let shell: Shell | null = null
const listeners = new Set<() => void>()

function enter(next: SessionState): void {
  state = next
  for (const listener of listeners) listener()
}

/** What a start that found no session was told of the server: the sign-in page, where it leads, need not ask again. */
export function toldConfig(): Promise<ClientConfig> | null {
  return told
}

export function getSessionState(): SessionState {
  return state
}

/** Calls `listener` when a session opens or closes. Returns how to stop. */
export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The code of the shell, once a session is open. */
export function loadedShell(): Shell | null {
  return shell
}

/** Fetches the code of everything around a page, which the sign-in page does without. */
export async function loadShell(): Promise<Shell> {
  shell = await loadChunk(() => import('./shell.tsx'))
  return shell
}

async function open(): Promise<Session> {
  // The reads start before anything is awaited: they are what takes longest, and they need no code but the entry's.
  told = getClientConfig()
  const reads = Promise.all([readViewer(), told])
  // Nobody signed in, as far as can be seen: then the shell would only be in the way of the sign-in page.
  const early = hintedUserId() === null ? null : loadShell()
  early?.catch(() => undefined)
  const [viewer, config] = await reads
  const { startSession } = await (early ?? loadShell())
  const session = startSession(viewer, config)
  told = null
  enter({ phase: 'open', session })
  return session
}

/**
 * The session, opened on first use: who is signed in, what the server can do, and the shell's code, side by side. Throws
 * `session-expired` when nobody is signed in, and what else reading may throw; the next call then tries again.
 */
export function openSession(): Promise<Session> {
  opening ??= open().catch((error: unknown) => {
    opening = null
    // What it failed with is to be drawn, also where somebody was signed in before.
    if (state.phase === 'closed') enter({ phase: 'none' })
    throw error
  })
  return opening
}

/** Forgets the session in this tab: what is under way is cancelled, what was read is thrown away. Says nothing to the server. */
export function closeSession(): void {
  opening = null
  if (state.phase !== 'open') return
  const { session } = state
  enter({ phase: 'closed' })
  session.close()
}
