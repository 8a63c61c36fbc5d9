import type { PermissionId } from '@/domain/permissions.ts'
import type { Viewer } from './viewer.ts'

/**
 * What a page or an act takes. `null`: being signed in is enough. The scope of a permission is the whole system unless it
 * says `any-team`: then holding it in one team, or system-wide, will do.
 */
export type Need =
  | { permission: PermissionId; scope?: 'system' | 'any-team' }
  | { all: readonly Need[] }
  | { any: readonly Need[] }
  | null

/** `missing` is never empty: it names what would have to be granted, nothing more. */
export type Permit = { allowed: true } | { allowed: false; missing: readonly PermissionId[] }

const ALLOWED: Permit = { allowed: true }

function holds(viewer: Viewer, permission: PermissionId, isTeamEnough: boolean): boolean {
  if (viewer.system.has(permission)) return true
  return isTeamEnough && [...viewer.teams.values()].some((team) => team.has(permission))
}

function missingOf(permit: Permit): readonly PermissionId[] {
  return permit.allowed ? [] : permit.missing
}

function canAll(viewer: Viewer, needs: readonly Need[]): Permit {
  const missing = new Set(needs.flatMap((need) => missingOf(can(viewer, need))))
  return missing.size === 0 ? ALLOWED : { allowed: false, missing: [...missing] }
}

/** Refused, it names the way with the least to grant; of equal ways the first, which is the one to be recommended. */
function canAny(viewer: Viewer, needs: readonly Need[]): Permit {
  const permits = needs.map((need) => can(viewer, need))
  if (permits.some((permit) => permit.allowed)) return ALLOWED
  const ways = permits.map(missingOf)
  const [first = []] = ways
  return { allowed: false, missing: ways.reduce((best, way) => (way.length < best.length ? way : best), first) }
}

/** Whether the viewer meets the need, and if not, which permissions are missing. Pure; the server has the last word. */
export function can(viewer: Viewer, need: Need): Permit {
  if (need === null) return ALLOWED
  if ('all' in need) return canAll(viewer, need.all)
  if ('any' in need) return canAny(viewer, need.any)
  if (holds(viewer, need.permission, need.scope === 'any-team')) return ALLOWED
  return { allowed: false, missing: [need.permission] }
}
