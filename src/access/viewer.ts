import type { PermissionSet } from '@/domain/permissions.ts'
import type { Viewer } from '@/queries/viewer.ts'

export type { Viewer }

/** The viewer as the rules of `domain` want to know them: an id and the system-wide permissions. */
export function viewerFacts(viewer: Viewer): { id: string; permissions: PermissionSet } {
  return { id: viewer.user.id, permissions: viewer.system }
}
