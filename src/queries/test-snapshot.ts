import type { InventoryIndex } from '@/domain/inventory.ts'
import { NOW } from '@/domain/test-objects.ts'
import type { InventorySnapshot } from './inventory.ts'

/** An inventory as it stands when all of it was read, for the unit tests of this folder. Not part of the product. */
export function snapshotOf(index: InventoryIndex, more: Partial<InventorySnapshot> = {}): InventorySnapshot {
  return {
    index,
    revision: index.version,
    pagesRead: 1,
    verdict: { complete: true, unreadable: 0 },
    owners: { failed: [], error: null },
    botsRead: true,
    refreshing: null,
    readAt: NOW,
    ...more,
  }
}
