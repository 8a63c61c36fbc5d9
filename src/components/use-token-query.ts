import { useCallback } from 'react'
import { parseInventoryQuery, toSearchParams, type InventoryQuery } from '@/domain/token-filters.ts'
import { useListQuery, type ListQueryState } from './use-list-query.ts'
import { useServer } from './viewer-context.tsx'

/** What a list of tokens shows, as the URL says it, and how to change it. */
export type TokenQueryState = ListQueryState<InventoryQuery>

/** The query of a list of tokens from and to the URL. */
export function useTokenQuery(): TokenQueryState {
  const { features } = useServer()
  const parse = useCallback((params: URLSearchParams) => parseInventoryQuery(params, features), [features])
  return useListQuery(parse, toSearchParams)
}

/** What makes a list another one: its rows and their order, not which columns or drawer stand beside them. */
export function viewKeyOf({ q, filters, sort }: InventoryQuery): string {
  return JSON.stringify([q, filters, sort])
}
