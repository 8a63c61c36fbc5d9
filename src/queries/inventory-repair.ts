import type { QueryClient } from '@tanstack/react-query'
import { mergeOwners, patchInventory } from './inventory-writes.ts'
import type { InventorySnapshot } from './inventory.ts'
import { keys } from './keys.ts'
import { createOwnerReader } from './owner-reader.ts'
import { sweepSettled } from './read-inventory.ts'
import { sessionSignal } from './session-end.ts'

/**
 * Reads again the pages that failed in the last sweep, adds what they hold, and settles the verdict anew. Once a token was
 * taken out, other rows are on them, and some on none of them: then all pages are read.
 */
export async function retryFailedPages(client: QueryClient): Promise<void> {
  const key = keys.inventory()
  const shown = client.getQueryData<InventorySnapshot>(key)
  if (!shown?.verdict || shown.verdict.complete) return
  const { index, verdict: before } = shown
  const signal = sessionSignal(client)
  const owners = createOwnerReader({ signal, onOwners: (...read) => index.setOwners(...read) })
  const these = {
    pages: before.failedPages,
    // So that the sweep can tell whether a page past the failed ones holds anything new.
    seen: new Set(index.tokenIds()),
  }
  const verdict = await sweepSettled(client, index, { signal, ...(index.removals > 0 ? {} : these) }, (tokens) =>
    owners.want(tokens.map((token) => token.user_id)),
  )
  await owners.settled()
  // Somebody may have signed out, or started a fresh sweep, meanwhile: then this inventory is no longer the shown one.
  patchInventory(client, index, (now) => ({
    // Rows that were unreadable on pages not read now still are.
    verdict: { ...verdict, unreadable: verdict.unreadable + (index.removals > 0 ? 0 : before.unreadable) },
    owners: mergeOwners(index, now.owners, owners.verdict()),
    readAt: Date.now(),
  }))
}

/** Asks once more for the owners that could not be read. */
export async function retryOwners(client: QueryClient): Promise<void> {
  const key = keys.inventory()
  const shown = client.getQueryData<InventorySnapshot>(key)
  if (!shown || shown.owners.failed.length === 0) return
  const { index } = shown
  const signal = sessionSignal(client)
  const owners = createOwnerReader({ signal, onOwners: (...read) => index.setOwners(...read) })
  owners.want(shown.owners.failed)
  await owners.settled()
  patchInventory(client, index, (now) => ({ owners: mergeOwners(index, now.owners, owners.verdict()) }))
}
