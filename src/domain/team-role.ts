import type { TeamMember } from '@/api/objects/team-member.ts'
import { roleWords } from './role-words.ts'
import { splitRoles } from './roles.ts'

/** The roles that a membership says by flags of its own as well. */
const BASIC = ['team_user', 'team_admin', 'team_guest']

/** What somebody is in a team: the one thing that counts most, and roles beyond the ordinary ones in words. */
export function teamRole(member: TeamMember): { kind: 'admin' | 'member' | 'guest'; words: string; extra: string[] } {
  const names = splitRoles(member.roles)
  const has = (role: string, flag: boolean) => flag || names.includes(role)
  const kind = has('team_admin', member.scheme_admin)
    ? 'admin'
    : has('team_guest', member.scheme_guest)
      ? 'guest'
      : 'member'
  const words = { admin: 'Team administrator', member: 'Member', guest: 'Guest' }[kind]
  return { kind, words, extra: names.filter((name) => !BASIC.includes(name)).map((name) => roleWords(name)) }
}
