import type { Role } from '@/api/objects/role.ts'
import { RIGHTS_LEVEL_WORDS, rightsLevel, sensitiveOf, type RightsLevel } from '@/domain/rights.ts'
import { unionPermissions } from '@/domain/roles.ts'
import { roleWords } from '@/domain/role-words.ts'
import { Badge } from '@/ui/badge.tsx'
import type { Tone } from '@/ui/tone.ts'

const LEVEL_TONES: Record<RightsLevel, Tone> = { admin: 'danger', high: 'warn', normal: 'neutral' }
const MOST_SENSITIVE = 8

/** How far somebody's system roles reach: the level, the roles in words, and the heavy ones among the permissions. */
export function RightsSummary({ names, roles }: { names: readonly string[]; roles: readonly Role[] }) {
  const permissions = unionPermissions(roles)
  const level = rightsLevel(permissions)
  const sensitive = sensitiveOf(permissions)
  return (
    <>
      <p>
        <Badge tone={LEVEL_TONES[level]}>{RIGHTS_LEVEL_WORDS[level]}</Badge>
      </p>
      <p className="text-ink-2">{names.map((name) => roleWords(name, roles)).join(' · ')}</p>
      {level !== 'admin' && sensitive.length > 0 && (
        <ul className="flex list-disc flex-col gap-0.5 ps-5">
          {sensitive.slice(0, MOST_SENSITIVE).map((permission) => (
            <li key={permission.id}>
              {permission.words} <span className="font-mono text-xs text-ink-3">{permission.id}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
