import type { ComponentType } from 'react'
import type { LoaderFunction, RouteObject } from 'react-router'
import type { PagePrefetch } from '@/access/page-prefetch.ts'
import { pages, type PageId } from '@/access/pages.ts'
import { noteUserList } from '@/components/list-memory.ts'
import { loadChunk } from './chunk.ts'
import { PageErrorBoundary, RootErrorBoundary, Splash } from './boundaries.tsx'
import { noteRead } from './first-drawing.ts'
import { goHome, requirePage, requireSignedIn, sessionContext, toSummary } from './guards.ts'
import { SIGN_IN_PATH } from './next.ts'
import { ShellRoute } from './shell-route.tsx'

/** What the file of a page exports: the page, and what to read as soon as it is sure that it will be shown. */
interface PageModule {
  default: ComponentType
  prefetch?: PagePrefetch
}

/**
 * A page: guarded here, in the static table, its code fetched at once and beside the guard, its first read started by
 * the route and not by the first drawing.
 */
function pageRoute(id: PageId, load: () => Promise<PageModule>, children?: RouteObject[]): RouteObject {
  const loader = (prefetch: PagePrefetch | undefined): LoaderFunction => {
    return ({ context, params, request }) => {
      const { client, viewer, server } = context.get(sessionContext)
      const { search, searchParams } = new URL(request.url)
      if (id === 'users') noteUserList(viewer().user.id, search)
      const reading = prefetch?.({ client, viewer: viewer(), server: server(), params, search: searchParams })
      if (reading) noteRead(reading)
      return null
    }
  }
  return {
    id,
    path: pages[id].path,
    // In another case it would be the same page for the router, and another for whoever compares addresses.
    caseSensitive: true,
    middleware: [requirePage(id)],
    lazy: {
      Component: async () => (await loadChunk(load)).default,
      loader: async () => loader((await loadChunk(load)).prefetch),
    },
    ...(children ? { children } : {}),
  }
}

/**
 * Every address of the app. The layout routes have neither loader nor lazy code nor middleware of their own: React Router
 * draws what a guard throws at the shallowest route that has one of these, and a refusal belongs inside the shell.
 */
export const routes: RouteObject[] = [
  {
    id: 'root',
    ErrorBoundary: RootErrorBoundary,
    HydrateFallback: Splash,
    children: [
      {
        path: SIGN_IN_PATH,
        caseSensitive: true,
        lazy: { Component: () => loadChunk(async () => (await import('./sign-in-route.tsx')).SignInRoute) },
      },
      {
        id: 'shell',
        Component: ShellRoute,
        children: [
          {
            id: 'signed-in',
            middleware: [requireSignedIn],
            ErrorBoundary: PageErrorBoundary,
            children: [
              { index: true, middleware: [goHome], Component: Splash },
              pageRoute('tokens', () => import('@/features/tokens/tokens-page.tsx'), [
                pageRoute('token', () => import('@/features/tokens/token-page.tsx')),
              ]),
              pageRoute('users', () => import('@/features/users/users-page.tsx')),
              pageRoute('leaverRun', () => import('@/features/leaver/leaver-page.tsx')),
              pageRoute('person', () => import('@/features/person/person-page.tsx'), [
                { index: true, middleware: [toSummary], Component: Splash },
                pageRoute('personSummary', () => import('@/features/person/person-summary-page.tsx')),
                pageRoute('personTokens', () => import('@/features/person/person-tokens-page.tsx'), [
                  pageRoute('personToken', () => import('@/features/person/person-token-page.tsx')),
                ]),
                pageRoute('personRoles', () => import('@/features/person/person-roles-page.tsx')),
                pageRoute('personSignIn', () => import('@/features/person/person-sign-in-page.tsx')),
                pageRoute('personSessions', () => import('@/features/person/person-sessions-page.tsx')),
                pageRoute('personAudits', () => import('@/features/person/person-audits-page.tsx')),
                pageRoute('personPreferences', () => import('@/features/person/person-preferences-page.tsx')),
                pageRoute('personTeams', () => import('@/features/person/person-teams-page.tsx')),
              ]),
              pageRoute('accountTokens', () => import('@/features/account/account-tokens-page.tsx'), [
                pageRoute('accountToken', () => import('@/features/account/account-token-page.tsx')),
              ]),
              {
                path: '*',
                lazy: { Component: () => loadChunk(async () => (await import('./not-found-page.tsx')).NotFoundPage) },
              },
            ],
          },
        ],
      },
    ],
  },
]
