import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { AllUsers } from './all-users.ts'
import { isWhole, type InventorySnapshot } from './inventory.ts'
import { keys } from './keys.ts'

/**
 * Reads again what is on the page, once somebody has signed in anew over it: reads may have failed meanwhile. What took a
 * sweep is read again only where something of it is missing, and what an act under way was planned by stays as it is.
 */
export function catchUp(client: QueryClient): void {
  const whole = new Set<string>()
  const inventory = client.getQueryData<InventorySnapshot>(keys.inventory())
  if (inventory && isWhole(inventory)) whole.add(hashKey(keys.inventory()))
  for (const [key, reading] of client.getQueriesData<AllUsers>({ queryKey: keys.allUsers() })) {
    if (reading?.isComplete) whole.add(hashKey(key))
  }
  const [planning] = keys.peopleBefore()
  void client.invalidateQueries({
    predicate: ({ queryHash, queryKey, state }) =>
      state.status === 'error' || (!whole.has(queryHash) && queryKey[0] !== planning),
  })
}
