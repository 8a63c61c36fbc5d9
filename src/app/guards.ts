import { createContext, redirect, type MiddlewareFunction } from 'react-router'
import type { PageId } from '@/access/pages.ts'
import type { PermissionId } from '@/domain/permissions.ts'
import { ApiError } from '@/api/errors.ts'
import { signInPath } from './next.ts'
import { openSession, type Session } from './session.ts'

declare module 'react-router' {
  interface Future {
    v8_middleware: true
  }
}

/** Turns a request's address into a path of the app; set by the router, which alone knows where the app is mounted. */
export const pathContext = createContext<(url: string) => string>()
/** The session of a navigation that passed `requireSignedIn`. */
export const sessionContext = createContext<Session>()

/** A page was asked for that the viewer may not use. Drawn inside the shell. */
export class PageRefused extends Error {
  override readonly name = 'PageRefused'
  readonly page: PageId
  readonly missing: readonly PermissionId[]

  constructor(page: PageId, missing: readonly PermissionId[]) {
    super(`${page} needs ${missing.join(', ')}`)
    this.page = page
    this.missing = missing
  }
}

/** Opens the session, or sends to the sign-in page and back. Other failures are drawn by the nearest error boundary. */
export const requireSignedIn: MiddlewareFunction = async ({ request, context }) => {
  try {
    context.set(sessionContext, await openSession())
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'session-expired') throw error
    throw redirect(signInPath(context.get(pathContext)(request.url)))
  }
}

/** Lets through who may use the page; nothing below it is read for anybody else. */
export function requirePage(page: PageId): MiddlewareFunction {
  return ({ context }) => {
    const missing = context.get(sessionContext).missingFor(page)
    if (missing) throw new PageRefused(page, missing)
  }
}

/** Sends to the viewer's home page. */
export const goHome: MiddlewareFunction = ({ context }) => {
  throw redirect(context.get(sessionContext).homePath())
}

/** A person's address without a tab is that of the first one. */
export const toSummary: MiddlewareFunction = ({ params }) => {
  throw redirect(`/users/${params['userId'] ?? ''}/summary`)
}
