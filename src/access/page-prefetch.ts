import type { QueryClient } from '@tanstack/react-query'
import type { Params } from 'react-router'
import type { ServerFacts } from '@/queries/server.ts'
import type { Viewer } from './viewer.ts'

/**
 * What the file of a page may export as `prefetch`: starts the reads the page will ask for (`client.prefetchQuery`). It is
 * called after the guards have let the viewer through and before the page is drawn, and again when the address changes:
 * reads that are fresh cost nothing. Nobody waits for what it returns, save the very first drawing, for an instant
 * (`app/first-drawing.ts`): a promise that resolves when the page has something to show.
 */
export type PagePrefetch = (page: {
  client: QueryClient
  viewer: Viewer
  server: ServerFacts
  params: Params
  search: URLSearchParams
}) => Promise<unknown> | undefined
