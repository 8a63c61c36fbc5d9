import type { TeamMemberRecord, TeamRecord, UserRecord } from '../state.ts'
import { isFixed } from './demo-people.ts'
import { DAY, type Making, daysAgo } from './making.ts'

/** name, shown name, description, type, extras: `open` to join, `group` synchronised, `archived`. */
const TEAMS: readonly (readonly [string, string, string, 'O' | 'I', string])[] = [
  ['harbour', 'Kestrel Harbour', 'Everybody', 'O', 'open'],
  ['quay', 'Quay and yard', 'Cranes, yard, stevedores', 'O', ''],
  ['pilots', 'Pilots and tugs', '', 'I', ''],
  ['customs', 'Customs desk', 'Together with the customs office', 'I', 'group'],
  ['ferries', 'Ferry terminal', 'Timetable, tickets, lost property', 'O', 'open'],
  ['platform', 'Platform', 'Servers, builds, integrations', 'I', ''],
  ['office', 'Finance and people', '', 'I', ''],
  ['safety', 'Safety', 'Drills, incidents, storm watch', 'O', ''],
  ['pier-twelve', 'Pier 12 rebuild', 'Finished', 'I', 'archived'],
]

/** The nine teams; the first has everybody in it. */
export function companyTeams(making: Making): TeamRecord[] {
  return TEAMS.map(([name, display_name, description, type, extras]) => {
    const created = daysAgo(making, 700, 2100)
    const archived = extras === 'archived' ? making.now - 60 * DAY : 0
    return {
      id: making.random.id(),
      create_at: created,
      update_at: archived || created,
      delete_at: archived,
      display_name,
      name,
      description,
      email: 'ada@harbour.example',
      type,
      company_name: '',
      allowed_domains: name === 'office' ? 'harbour.example' : '',
      invite_id: making.random.id(),
      allow_open_invite: extras === 'open',
      group_constrained: extras === 'group' ? true : null,
    }
  })
}

/** @param ended when the membership ended; 0: it goes on */
function member(team: TeamRecord, user: UserRecord, isAdmin: boolean, ended: number): TeamMemberRecord {
  const isGuest = user.roles.includes('system_guest')
  return {
    team_id: team.id,
    user_id: user.id,
    explicit_roles: '',
    delete_at: ended,
    scheme_guest: isGuest,
    scheme_user: !isGuest,
    scheme_admin: isAdmin,
  }
}

/** Since when somebody is in their teams no more, the one of all and the others; 0: they are. */
function whenLeft(making: Making, user: UserRecord): { everybody: number; others: number } {
  const { now, random } = making
  if (user.is_bot || isFixed(user.id)) return { everybody: 0, others: 0 }
  const isOut = random.chance(user.delete_at === 0 ? 0.06 : 0.4)
  // Who leaves the company may be taken out of all teams. The others have changed to another one.
  if (user.delete_at !== 0) return { everybody: isOut ? user.delete_at : 0, others: isOut ? user.delete_at : 0 }
  return { everybody: 0, others: isOut ? Math.floor(now - random.next() * (now - user.create_at)) : 0 }
}

/**
 * Who is in which team: members in the team of all and in none to two others, guests in one; and who was in one once.
 * @param adminOf for people who administer a team: the name of that team, by user id
 */
export function companyMembers(
  making: Making,
  teams: readonly TeamRecord[],
  users: readonly UserRecord[],
  adminOf: ReadonlyMap<string, string>,
): TeamMemberRecord[] {
  const { random } = making
  const [everybody, ...others] = teams
  if (everybody === undefined) return []
  const members: TeamMemberRecord[] = []
  for (const user of users) {
    const wanted = new Set<TeamRecord>()
    if (!user.roles.includes('system_guest')) wanted.add(everybody)
    const more = user.roles.includes('system_guest') ? 1 : random.int(0, 2)
    for (let i = 0; i < more; i++) wanted.add(random.pick(others))
    const ruled = teams.find((team) => team.name === adminOf.get(user.id))
    if (ruled) wanted.add(ruled)
    const mayRule = user.roles === 'system_user' && !user.is_bot && !isFixed(user.id)
    const left = whenLeft(making, user)
    for (const team of wanted) {
      const ended = team === everybody ? left.everybody : left.others
      members.push(member(team, user, team === ruled || (mayRule && random.chance(0.015)), ended))
    }
  }
  return members
}
