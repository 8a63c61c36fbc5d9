import type { QueryClient } from '@tanstack/react-query'
import type { Params } from 'react-router'
import type { ServerFacts } from '@/queries/server.ts'
import type { Viewer } from './viewer.ts'

/**
 * What the file of a page may export as `prefetch`: starts the reads the page will ask for (`client.prefetchQuery`), and
 * returns without waiting for them. It is called after the guards have let the viewer through and before the page is
 * drawn, and again when the address changes: reads that are fresh cost nothing.
 */
export type PagePrefetch = (page: {
  client: QueryClient
  viewer: Viewer
  server: ServerFacts
  params: Params
  search: URLSearchParams
}) => void
