import { PERMISSION_AREAS, areaOf, type PermissionArea } from './permission-areas.ts'
import { SENSITIVE_PERMISSIONS, type SensitivePermission, type SensitivityWeight } from './sensitive-permissions.ts'

/** `admin`: may do everything. `high`: holds at least one permission of weight 3. */
export type RightsLevel = 'admin' | 'high' | 'normal'

const SENSITIVE_BY_ID: ReadonlyMap<string, SensitivePermission> = new Map(
  SENSITIVE_PERMISSIONS.map((sensitive) => [sensitive.id, sensitive]),
)

/** The sensitive ones among `permissions`, heaviest first, in the order of the list. */
export function sensitiveOf(permissions: ReadonlySet<string>): SensitivePermission[] {
  const held = SENSITIVE_PERMISSIONS.filter((sensitive) => permissions.has(sensitive.id))
  return held.toSorted((a, b) => b.weight - a.weight)
}

/** How much harm a credential with these permissions can do. */
export function rightsLevel(permissions: ReadonlySet<string>): RightsLevel {
  if (permissions.has('manage_system')) return 'admin'
  return SENSITIVE_PERMISSIONS.some((sensitive) => sensitive.weight >= 3 && permissions.has(sensitive.id))
    ? 'high'
    : 'normal'
}

export const RIGHTS_LEVEL_WORDS: Record<RightsLevel, string> = {
  admin: 'Administrator: may do everything on this server',
  high: 'High: holds rights that reach other people or the whole server',
  normal: 'Normal: no right that reaches beyond ordinary work',
}

export interface PermissionFact {
  id: string
  words: string
  /** 0 for an ordinary permission. */
  weight: SensitivityWeight | 0
}

export interface PermissionGroup {
  area: PermissionArea
  title: string
  /** Sensitive ones first, then by id. */
  permissions: PermissionFact[]
  /** Number of sensitive ones among them. */
  sensitive: number
}

/** Plain words for any permission: ours for the sensitive ones, else made from the id. */
export function permissionWords(permission: string): string {
  const sensitive = SENSITIVE_BY_ID.get(permission)
  if (sensitive) return sensitive.words
  const console = /^sysconsole_(read|write)_(.+)$/.exec(permission)
  if (console) {
    const verb = console[1] === 'read' ? 'See' : 'Change'
    return `${verb} "${(console[2] ?? '').replaceAll('_', ' ')}" in the System Console`
  }
  const words = permission.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The permissions by area, for a grid: areas in a fixed order, areas without any left out. */
export function groupPermissions(permissions: Iterable<string>): PermissionGroup[] {
  const byArea = new Map<PermissionArea, PermissionFact[]>()
  for (const id of new Set(permissions)) {
    const area = areaOf(id)
    const fact: PermissionFact = { id, words: permissionWords(id), weight: SENSITIVE_BY_ID.get(id)?.weight ?? 0 }
    const facts = byArea.get(area)
    if (facts) facts.push(fact)
    else byArea.set(area, [fact])
  }
  return PERMISSION_AREAS.flatMap(({ area, title }) => {
    const facts = byArea.get(area)
    if (!facts) return []
    facts.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    return [{ area, title, permissions: facts, sensitive: facts.filter((fact) => fact.weight > 0).length }]
  })
}
